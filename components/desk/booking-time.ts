import { lengthFromBegin } from "@/components/booking/start-waits-for";
import { formatDay, formatShortRange } from "@/components/ui/format";
import type { Booking } from "@/lib/domain/booking/schema";

type Times = Parameters<typeof lengthFromBegin>[0] &
  Pick<Booking, "end_time"> & { lot: { timezone: string } };

/**
 * "today 21:09 – 00:09", in the lot's time zone, which is named where the reader's differs, or
 * "1 h from the approval" before a booking for now has begun.
 */
export function bookingTime(booking: Times, readerZone: string): string {
  const { start_time, end_time, lot } = booking;
  const range = formatShortRange(start_time, end_time, lot.timezone, readerZone);
  return lengthFromBegin(booking) ?? `${formatDay(start_time, lot.timezone)} ${range}`;
}
