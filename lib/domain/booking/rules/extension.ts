import { MINUTE_MS } from "@/lib/core/duration";

/** How far a booking can be extended, in minutes, and what it would then meet. */
export interface ExtensionLimit {
  minutes: number;
  reason: "next_booking" | "max_stay";
}

/**
 * By how many minutes a booking can be extended at most: until the next booking of its slot or
 * vehicle begins, and no longer than the lot allows from start to end.
 */
export function extensionLimit(
  booking: { end_time: Date; minutes: number },
  nextStart: Date | null,
  maxStayMinutes: number,
): ExtensionLimit {
  const untilMaxStay = Math.max(0, maxStayMinutes - booking.minutes);
  if (!nextStart) return { minutes: untilMaxStay, reason: "max_stay" };
  const free = Math.floor((nextStart.getTime() - booking.end_time.getTime()) / MINUTE_MS);
  const untilNext = Math.max(0, free);
  return untilNext < untilMaxStay
    ? { minutes: untilNext, reason: "next_booking" }
    : { minutes: untilMaxStay, reason: "max_stay" };
}
