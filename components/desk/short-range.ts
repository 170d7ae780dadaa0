import { formatRange, formatTime } from "@/components/ui/format";

const DAY_MINUTES = 24 * 60;

/** "21:09 – 00:09": in a narrow list, a stay of less than a day needs no name for its end's day. */
export const shortRange = (booking: {
  start_time: string;
  end_time: string;
  minutes: number;
  lot: { timezone: string };
}) =>
  booking.minutes < DAY_MINUTES
    ? `${formatTime(booking.start_time, booking.lot.timezone)} – ${formatTime(booking.end_time, booking.lot.timezone)}`
    : formatRange(booking.start_time, booking.end_time, booking.lot.timezone);
