import { MINUTE_MS } from "@/lib/core/duration";

/** When and for how long to park. `from` is an instant, null is now. */
export interface Stay {
  from: string | null;
  minutes: number;
}

export const DEFAULT_STAY_MINUTES = 60;

/** The instant some minutes after another. */
export const endOf = (from: string, minutes: number): string =>
  new Date(Date.parse(from) + minutes * MINUTE_MS).toISOString();

/**
 * The stay as a range of instants. `nowMinute` counts minutes since 1970, so that a stay that
 * starts now has the same query key for a whole minute.
 */
export function rangeOf({ from, minutes }: Stay, nowMinute: number): { from: string; to: string } {
  const start = from ?? new Date(nowMinute * MINUTE_MS).toISOString();
  return { from: start, to: endOf(start, minutes) };
}

/** Whether a stay begins in the past, by the server's rule: the last minute counts as now. */
export const hasPassed = ({ from }: Stay, nowMinute: number): boolean =>
  from !== null && Date.parse(from) + MINUTE_MS <= nowMinute * MINUTE_MS;

/** An approximate price as a decimal string, to compare lots. The price to pay is the quote's. */
export const roughPrice = (hourlyRate: string, minutes: number) =>
  ((Number(hourlyRate) * minutes) / 60).toFixed(2);

/** The pace of a walk as the crow flies, with room for the way around. */
export const METRES_A_MINUTE = 67;
/** Minutes of a walk, by its length in kilometres. */
export const walkMinutes = (km: number): number => Math.ceil((km * 1000) / METRES_A_MINUTE);
