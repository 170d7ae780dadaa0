import { fromLocalInput } from "@/components/ui/format";

/** When and for how long somebody wants to park. `at` is a local "2026-11-22T10:00" in the given zone; null means now. */
export interface Stay {
  at: string | null;
  minutes: number;
}

export const usualStays = [30, 60, 120] as const;

/** The range to ask the server for; `now` is floored to the minute so that the question stays the same within it. */
export function rangeOf(
  { at, minutes }: Stay,
  timeZone: string,
  nowMinute: number,
): { from: string; to: string } | null {
  const from =
    at === null ? new Date(nowMinute * 60_000).toISOString() : fromLocalInput(at, timeZone);
  return from === null
    ? null
    : { from, to: new Date(Date.parse(from) + minutes * 60_000).toISOString() };
}

/** What a stay costs at an hourly rate, in a decimal string. Only a guess to compare lots by: the quote decides. */
export const roughPrice = (hourlyRate: string, minutes: number) =>
  ((Number(hourlyRate) * minutes) / 60).toFixed(2);
