import { instantOf } from "@/lib/core/local-time";
import { MINUTE_MS } from "@/lib/core/duration";

/** When and for how long to park. `at` is a local time such as "2026-11-22T10:00", null is now. */
export interface Stay {
  at: string | null;
  minutes: number;
}

/** Lengths in minutes that are offered as chips. */
export const commonLengths = [30, 60, 120] as const;
export const DEFAULT_STAY_MINUTES = 60;

/**
 * The stay as a range of instants; null when `at` cannot be read. `nowMinute` counts
 * minutes since 1970, so that a stay that starts now has the same query key for a whole minute.
 */
export function rangeOf(
  { at, minutes }: Stay,
  timeZone: string,
  nowMinute: number,
): { from: string; to: string } | null {
  const from =
    at === null ? new Date(nowMinute * MINUTE_MS).toISOString() : instantOf(at, timeZone);
  return from === null
    ? null
    : { from, to: new Date(Date.parse(from) + minutes * MINUTE_MS).toISOString() };
}

/** An approximate price as a decimal string, to compare lots. The price to pay is the quote's. */
export const roughPrice = (hourlyRate: string, minutes: number) =>
  ((Number(hourlyRate) * minutes) / 60).toFixed(2);

// Wall-clock arithmetic suffices for the inputs: a request sends the start's instant and minutes.
const wallClock = (local: string) => Date.parse(`${local}Z`);

/** The local time some minutes after another, as the value of a `datetime-local` input. */
export const localEnd = (start: string, minutes: number) =>
  new Date(wallClock(start) + minutes * MINUTE_MS).toISOString().slice(0, 16);

/** Minutes between two local times; null when one is not a time. */
export function localMinutes(start: string, end: string): number | null {
  const minutes = Math.round((wallClock(end) - wallClock(start)) / MINUTE_MS);
  return Number.isNaN(minutes) ? null : minutes;
}
