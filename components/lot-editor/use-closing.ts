"use client";
import { useState } from "react";
import { useCloseLot, useCloseSlot, useCloseSlots } from "@/hooks/use-lot";
import type { Closing, ClosingPreview } from "@/lib/domain/lot/schema";
import { ApiError } from "@/lib/http/client";
import { useSaveStatus } from "./save-state";

export type AffectedBooking = ClosingPreview["bookings"][number];
export type ClosingPlace = {
  /** "slot A-17", "row 2", "the lot" */
  name: string;
} & ({ kind: "slot" | "lot"; id: string } | { kind: "slots"; lot: string; ids: string[] });

/** The server answers an undecided closing with the bookings that it affects. */
function affectedIn(error: unknown): AffectedBooking[] | null {
  if (!(error instanceof ApiError) || error.problem.code !== "live_bookings") return null;
  return (error.problem as unknown as ClosingPreview).bookings;
}

/**
 * Closes slots or a lot: at once where it has no bookings, else after a decision about each. A
 * booking that was made meanwhile renews the list.
 */
export function useClosing() {
  const status = useSaveStatus();
  const [slot, slots, lot] = [useCloseSlot(), useCloseSlots(), useCloseLot()];
  const [open, setOpen] = useState<{
    place: ClosingPlace;
    bookings: AffectedBooking[];
    isRenewed: boolean;
  } | null>(null);
  function send(place: ClosingPlace, body: Closing): Promise<unknown> {
    if (place.kind === "slots")
      return slots.mutateAsync({ params: { id: place.lot }, body: { ...body, slots: place.ids } });
    const close = place.kind === "slot" ? slot.mutateAsync : lot.mutateAsync;
    return close({ params: { id: place.id }, body });
  }
  async function close(place: ClosingPlace, body: Closing) {
    status.saving();
    try {
      await send(place, body);
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
    pending: slot.isPending || slots.isPending || lot.isPending,
    start: (place: ClosingPlace) => void close(place, { decisions: [] }),
    commit: (body: Closing) => open && void close(open.place, body),
    keepOpen: () => setOpen(null),
  };
}
