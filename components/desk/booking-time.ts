import { formatDay, formatShortRange } from "@/components/ui/format";

interface Times {
  start_time: string;
  end_time: string;
  lot: { timezone: string };
}

/** "today 21:09 – 00:09", in the lot's time zone. */
export const bookingTime = ({ start_time, end_time, lot }: Times) =>
  `${formatDay(start_time, lot.timezone)} ${formatShortRange(start_time, end_time, lot.timezone)}`;
