import { formatDay } from "@/components/ui/format";
import type { Booking } from "@/lib/domain/booking/schema";

type ShiftBooking = Pick<Booking, "status" | "start_time" | "end_time"> & {
  lot: { timezone: string };
};

const isActive = ({ status }: ShiftBooking) => status === "active" || status === "overstay";
const startsToday = ({ start_time, lot }: ShiftBooking) =>
  formatDay(start_time, lot.timezone) === "today";

/**
 * The bookings of a shift: those that start today, in their given order, and all active ones,
 * the first to end first.
 */
export function shiftOf<One extends ShiftBooking>(bookings: readonly One[]) {
  const arrivals = bookings.filter((booking) => !isActive(booking) && startsToday(booking));
  const active = bookings.filter(isActive).sort((a, b) => a.end_time.localeCompare(b.end_time));
  return { arrivals, active, isEmpty: arrivals.length + active.length === 0 };
}
