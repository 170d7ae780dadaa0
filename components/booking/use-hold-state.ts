"use client";
import { useBooking } from "@/hooks/use-booking";
import { useCountdown } from "@/hooks/use-countdown";
import type { BookingStatus } from "@/lib/domain/booking/schema";
import type { Held } from "./use-checkout";

/** `booked`: it was paid elsewhere, as in another tab. */
export type HoldState = "held" | "ended" | "booked";

export function holdStateOf(
  status: BookingStatus,
  { hasRunOut, isSending }: { hasRunOut: boolean; isSending: boolean },
): HoldState {
  if (status === "held") return hasRunOut ? "ended" : "held";
  // The status may be known before the answer to the request that changed it.
  if (isSending) return "held";
  return status === "cancelled" ? "ended" : "booked";
}

/**
 * What has become of a hold, and until when it lasts: a refused card prolongs it. `isSending` while
 * this form books it.
 */
export function useHoldState(
  held: Held,
  isOpen: boolean,
  isSending: boolean,
): { state: HoldState; until: string } {
  // While it is sent, the answer tells more than another request would.
  const { data } = useBooking(held.hold_id, isOpen && !isSending);
  const until = laterOf(data?.hold_until, held.hold_until);
  const hasRunOut = useCountdown(until) <= 0;
  return { state: holdStateOf(data?.status ?? "held", { hasRunOut, isSending }), until };
}

const laterOf = (one: string | null | undefined, other: string): string =>
  one && Date.parse(one) > Date.parse(other) ? one : other;
