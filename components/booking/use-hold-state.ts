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

/** What has become of a hold; `isSending` while this form books it. */
export function useHoldState(held: Held, isOpen: boolean, isSending: boolean): HoldState {
  const hasRunOut = useCountdown(held.hold_until) <= 0;
  // While it is sent, the answer tells more than another request would.
  const status = useBooking(held.hold_id, isOpen && !isSending).data?.status ?? "held";
  return holdStateOf(status, { hasRunOut, isSending });
}
