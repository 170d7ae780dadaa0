import { and, eq, lt } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { alongside, db, insertRow, statement } from "@/lib/core/db";
import type { BookingRow } from "../read/load";
import { remindersOf } from "../rules/reminders";
import { scheduledNotifications } from "../table";

/**
 * Replaces a booking's reminders. A reminder belongs to one version of the booking, so a new
 * version cancels those of the old one in the same transaction (docs/data.md I6).
 */
export function scheduleReminders(booking: BookingRow): void {
  alongside(cancelOlder({ booking: booking.id, version: booking.version }));
  for (const reminder of remindersOf(booking, clock.now()))
    alongside(
      insertRow(scheduledNotifications, {
        ...reminder,
        booking_id: booking.id,
        booking_version: booking.version,
      }),
    );
}

const cancelOlder = statement(({ booking, version }: { booking: string; version: number }) =>
  db()
    .update(scheduledNotifications)
    .set({ status: "cancelled" })
    .where(
      and(
        eq(scheduledNotifications.booking_id, booking),
        eq(scheduledNotifications.status, "scheduled"),
        lt(scheduledNotifications.booking_version, version),
      ),
    ),
);
