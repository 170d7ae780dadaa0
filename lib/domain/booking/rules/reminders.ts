import { MINUTE_MS } from "@/lib/core/duration";
import { REMIND_BEFORE_START_MINUTES } from "@/lib/event/reminder-times";
import type { BookingStatus } from "../schema";

const REMIND_BEFORE_START_MS = REMIND_BEFORE_START_MINUTES * MINUTE_MS;
/** How late a reminder may be sent; after that its text would be wrong. */
const START_SLACK_MS = 5 * MINUTE_MS;
export const END_SLACK_MINUTES = 2;

/** When the driver of a booking is reminded of its start; null when that is over. */
export function startReminderOf(
  booking: { status: BookingStatus; start_time: Date },
  now: Date,
): { due_at: Date; useless_at: Date } | null {
  if (booking.status !== "confirmed" && booking.status !== "active") return null;
  const due_at = new Date(booking.start_time.getTime() - REMIND_BEFORE_START_MS);
  return due_at > now ? { due_at, useless_at: new Date(due_at.getTime() + START_SLACK_MS) } : null;
}

/** How long before the end of a booking a warning is due. */
export const leadMinutes = (booking: { end_time: Date }, dueAt: Date): number =>
  Math.round((booking.end_time.getTime() - dueAt.getTime()) / MINUTE_MS);
