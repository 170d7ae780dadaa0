import { MINUTE_MS } from "@/lib/core/duration";
import { REMIND_BEFORE_START_MINUTES, WARN_BEFORE_END_MINUTES } from "@/lib/event/reminder-times";
import type { BookingStatus } from "../schema";

const REMIND_BEFORE_START_MS = REMIND_BEFORE_START_MINUTES * MINUTE_MS;
const WARN_BEFORE_END_MS = WARN_BEFORE_END_MINUTES * MINUTE_MS;
/** How late a reminder may be sent; after that its text would be wrong. */
const START_SLACK_MS = 5 * MINUTE_MS;
const END_SLACK_MS = 2 * MINUTE_MS;

/**
 * The reminders of a booking that are still to come. Only confirmed and active bookings have any.
 */
export function remindersOf(
  booking: { status: BookingStatus; start_time: Date; end_time: Date },
  now: Date,
) {
  if (booking.status !== "confirmed" && booking.status !== "active") return [];
  const before = (moment: Date, ms: number) => new Date(moment.getTime() - ms);
  return [
    {
      event_type: "upcoming_reservation" as const,
      due_at: before(booking.start_time, REMIND_BEFORE_START_MS),
      useless_at: before(booking.start_time, REMIND_BEFORE_START_MS - START_SLACK_MS),
    },
    {
      event_type: "booking_expiring_soon" as const,
      due_at: before(booking.end_time, WARN_BEFORE_END_MS),
      useless_at: before(booking.end_time, WARN_BEFORE_END_MS - END_SLACK_MS),
    },
  ].filter((reminder) => reminder.due_at > now);
}
