import { MINUTE_MS } from "@/lib/core/duration";
import { cashDeadline } from "./deadline";

interface Extendable {
  extension?: object | null;
  hold_until?: Date | null;
}

/** Whether an extension waits for its cash; its time does not count before that is confirmed. */
export const awaitsExtensionCash = ({ extension, hold_until }: Extendable): boolean =>
  Boolean(extension && hold_until);

/** Whether the card of an extension is being charged at this moment. */
export const isExtensionCharged = ({ extension, hold_until }: Extendable): boolean =>
  Boolean(extension && !hold_until);

/**
 * Until when the cash of an extension has to be confirmed: as long as the lot waits for cash, and
 * not longer than the booking itself, so that unpaid time never delays its end.
 */
export function extensionCashDeadline(now: Date, end: Date, holdMinutes: number): Date {
  const deadline = cashDeadline(now, holdMinutes);
  return deadline < end ? deadline : end;
}

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
