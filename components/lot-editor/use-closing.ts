"use client";
import { useState } from "react";
import { useCloseLot, useCloseSlot } from "@/hooks/use-lot";
import type { Closing, ClosingPreview } from "@/lib/domain/lot/schema";
import { ApiError } from "@/lib/http/client";
import { useSaveStatus } from "./save-status";

export type AffectedBooking = ClosingPreview["bookings"][number];
export interface ClosingPlace {
  kind: "slot" | "lot";
  id: string;
  /** "slot A-17", "the lot" */
  name: string;
}

/** The server answers an undecided closing with the bookings that it affects. */
function affectedIn(error: unknown): AffectedBooking[] | null {
  if (!(error instanceof ApiError) || error.problem.code !== "live_bookings") return null;
  return (error.problem as unknown as ClosingPreview).bookings;
}

/**
 * Closes a slot or a lot: at once where it has no bookings, else after a decision about each. A
 * booking that was made meanwhile renews the list.
 */
export function useClosing() {
  const status = useSaveStatus();
  const [slot, lot] = [useCloseSlot(), useCloseLot()];
  const [open, setOpen] = useState<{
    place: ClosingPlace;
    bookings: AffectedBooking[];
    isRenewed: boolean;
  } | null>(null);
  async function close(place: ClosingPlace, body: Closing) {
    status.saving();
    try {
      const send = place.kind === "slot" ? slot.mutateAsync : lot.mutateAsync;
      await send({ params: { id: place.id }, body });
      setOpen(null);
      status.saved();
    } catch (error) {
      const bookings = affectedIn(error);
      if (bookings) {
        setOpen({ place, bookings, isRenewed: body.decisions.length > 0 });
        status.idle();
      } else status.failed(error instanceof ApiError ? error.problem.detail : "Try again.");
    }
  }
  return {
    open,
    pending: slot.isPending || lot.isPending,
    start: (place: ClosingPlace) => void close(place, { decisions: [] }),
    commit: (body: Closing) => open && void close(open.place, body),
    keepOpen: () => setOpen(null),
  };
}
