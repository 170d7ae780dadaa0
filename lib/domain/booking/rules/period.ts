import { DAY_MS, MINUTE_MS } from "@/lib/core/duration";
import { MAX_DAYS_AHEAD, MIN_MINUTES } from "../values";
import { spanText } from "./price";

/** A start that is at most this long ago counts as now: clocks differ and forms take time. */
const NOW_TOLERANCE_MS = MINUTE_MS;

/**
 * When the time of a booking starts: at its booked start (`no`), or when it is paid, and then it
 * keeps its length (`fixed_length`) or its end (`fixed_end`).
 */
export type StartsNow = "no" | "fixed_length" | "fixed_end";

export interface RequestedPeriod {
  start?: Date | undefined;
  end?: Date | undefined;
  minutes?: number | undefined;
}
export type Period = { start: Date; end: Date; minutes: number; startsNow: StartsNow };
export type Refusal = { code: string; detail: string };

/**
 * The time range that a driver asks for, or why it is refused. A start within the last minute, or
 * no start, means now.
 */
export function periodOf(
  requested: RequestedPeriod,
  now: Date,
  maxStayMinutes: number,
): Period | Refusal {
  if (requested.start && requested.start.getTime() < now.getTime() - NOW_TOLERANCE_MS)
    return { code: "start_in_past", detail: "The start lies in the past." };
  const isNow = !requested.start || requested.start <= now;
  const start = isNow ? now : requested.start!;
  const end = requested.end ?? new Date(start.getTime() + requested.minutes! * MINUTE_MS);
  const minutes = requested.minutes ?? Math.ceil((end.getTime() - start.getTime()) / MINUTE_MS);
  const period = { start, end, minutes, startsNow: startsNowOf(requested, isNow) };
  return refusalOf(period, now, maxStayMinutes) ?? period;
}

function startsNowOf(requested: RequestedPeriod, isNow: boolean): StartsNow {
  if (!isNow) return "no";
  return requested.end ? "fixed_end" : "fixed_length";
}

function refusalOf({ start, end, minutes }: Period, now: Date, maxStay: number): Refusal | null {
  if (end <= start) return { code: "invalid_range", detail: "The end must lie after the start." };
  if (minutes < MIN_MINUTES)
    return { code: "too_short", detail: `A booking lasts at least ${MIN_MINUTES} minutes.` };
  if (minutes > maxStay)
    return { code: "max_stay", detail: `This lot allows at most ${spanText(maxStay)}.` };
  if (start.getTime() > now.getTime() + MAX_DAYS_AHEAD * DAY_MS)
    return { code: "too_far_ahead", detail: `Book at most ${MAX_DAYS_AHEAD} days ahead.` };
  return null;
}

/** When paid time begins and ends if the booking is paid at `now` (docs/requirements.md C23). */
export function paidPeriod(
  booking: { starts_now: StartsNow; start_time: Date; end_time: Date; minutes: number },
  now: Date,
): { start: Date; end: Date } {
  if (booking.starts_now === "fixed_length")
    return { start: now, end: new Date(now.getTime() + booking.minutes * MINUTE_MS) };
  if (booking.starts_now === "fixed_end" && booking.end_time > now)
    return { start: now, end: booking.end_time };
  return { start: booking.start_time, end: booking.end_time };
}
