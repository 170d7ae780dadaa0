import { formatDay, formatShortRange } from "@/components/ui/format";

interface Times {
  start_time: string;
  end_time: string;
  lot: { timezone: string };
}

/** "today 21:09 – 00:09", in the lot's time zone, which is named where the reader's differs. */
export function bookingTime({ start_time, end_time, lot }: Times, readerZone: string): string {
  const range = formatShortRange(start_time, end_time, lot.timezone, readerZone);
  return `${formatDay(start_time, lot.timezone)} ${range}`;
}
