"use client";
import { formatDate, formatDay, formatMoment, formatRange } from "@/components/ui/format";
import { useMinute } from "@/hooks/use-countdown";
import { endOf, rangeOf, type Stay } from "../stay";

const days: Record<string, string> = { today: "Today", tomorrow: "Tomorrow" };

/**
 * "Now" and "until 16:30", or "Sat 28 Nov," and "11:00 – 13:00", with the zone where the reader's
 * clock shows another time.
 */
export function useStayWords(
  stay: Stay,
  timeZone: string,
  readerZone: string,
): { day: string; time: string } {
  return stayWords(stay, useMinute(), { timeZone, readerZone });
}

export function stayWords(
  stay: Stay,
  nowMinute: number,
  { timeZone, readerZone }: { timeZone: string; readerZone: string },
): { day: string; time: string } {
  const { from } = rangeOf(stay, nowMinute);
  const end = endOf(from, stay.minutes);
  if (stay.from === null)
    return { day: "Now", time: `until ${formatMoment(end, timeZone, readerZone)}` };
  const day = days[formatDay(from, timeZone)] ?? `${formatDate(from, timeZone)},`;
  return { day, time: formatRange(from, end, timeZone, readerZone) };
}
