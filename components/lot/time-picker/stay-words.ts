"use client";
import { formatDate, formatDay, formatRange, formatTime } from "@/components/ui/format";
import { useMinute } from "@/hooks/use-countdown";
import { endOf, rangeOf, type Stay } from "../stay";

const days: Record<string, string> = { today: "Today", tomorrow: "Tomorrow" };

/** "Now" and "until 16:30", or "Sat 28 Nov," and "11:00 – 13:00". */
export function useStayWords(stay: Stay, timeZone: string): { day: string; time: string } {
  const { from } = rangeOf(stay, useMinute());
  const end = endOf(from, stay.minutes);
  if (stay.from === null) {
    const endDay = formatDay(end, timeZone) === "today" ? "" : `${formatDay(end, timeZone)} `;
    return { day: "Now", time: `until ${endDay}${formatTime(end, timeZone)}` };
  }
  const day = days[formatDay(from, timeZone)] ?? `${formatDate(from, timeZone)},`;
  return { day, time: formatRange(from, end, timeZone) };
}
