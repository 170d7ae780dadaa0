import { and, eq, lt, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { alongside, db, listOf, sqlStatement, statement } from "@/lib/core/db";
import { users } from "@/lib/domain/user/table";
import type { EndWarning } from "@/lib/event/reminder-times";
import type { BookingRow } from "../read/load";
import { END_SLACK_MINUTES, startReminderOf } from "../rules/reminders";
import { scheduledNotifications } from "../table";

type NewReminder = typeof scheduledNotifications.$inferInsert;

/**
 * Replaces a booking's reminders. A reminder belongs to one version of the booking, so a new
 * version cancels those of the old one in the same transaction (docs/data.md I6). Call it after
 * the statement that stores the booking.
 */
export function scheduleReminders(booking: BookingRow): void {
  alongside(cancelOlder({ booking: booking.id, version: booking.version }));
  scheduleNew([booking]);
}

/** Schedules the reminders of bookings that have none of their present version. */
export function scheduleNew(changed: readonly BookingRow[]): void {
  const starts = changed.flatMap(startReminders);
  if (starts.length) alongside(db().insert(scheduledNotifications).values(starts).execute());
  const ids = changed.filter(isWarned).map(({ id }) => id);
  if (ids.length) alongside(warnOfEnds({ ids: listOf(ids), now: clock.now().toISOString() }));
}

const isWarned = ({ status }: BookingRow) => status === "confirmed" || status === "active";

function startReminders(booking: BookingRow): NewReminder[] {
  const reminder = startReminderOf(booking, clock.now());
  if (!reminder) return [];
  const { id: booking_id, version: booking_version } = booking;
  return [{ ...reminder, event_type: "upcoming_reservation", booking_id, booking_version }];
}

/** Stores when a driver is warned of an end, and applies it to the driver's open bookings. */
export async function changeEndWarnings(driver: string, minutes: EndWarning[]): Promise<void> {
  await db().update(users).set({ reminder_minutes: minutes }).where(eq(users.id, driver));
  await cancelWarningsOf({ driver });
  await warnDriver({ driver, now: clock.now().toISOString() });
}

/** Stores the warnings of the ends of some bookings `b`, as their drivers chose. */
const warn = (which: SQL, now: string): SQL => sql`
  insert into scheduled_notifications
    (id, booking_id, booking_version, event_type, due_at, useless_at, status, created_at)
  select gen_random_uuid(), b.id, b.version, 'booking_expiring_soon', warning.due_at,
    warning.due_at + ${slack}, 'scheduled', ${now}::timestamptz
  from bookings b
  join users u on u.id = b.driver_id
  cross join lateral (
    select b.end_time - lead * interval '1 minute' as due_at
    from unnest(u.reminder_minutes) as lead) warning
  where ${which} and b.status in ('confirmed', 'active') and warning.due_at > ${now}::timestamptz`;
const slack = sql.raw(`interval '${END_SLACK_MINUTES} minutes'`);

const warnOfEnds = sqlStatement()(({ ids, now }: { ids: string; now: string }) =>
  warn(sql`b.id = any(string_to_array(${ids}, ',')::uuid[])`, now),
);
const warnDriver = sqlStatement()(({ driver, now }: { driver: string; now: string }) =>
  warn(sql`b.driver_id = ${driver}`, now),
);

const cancelWarningsOf = sqlStatement()(
  ({ driver }: { driver: string }) => sql`
    update scheduled_notifications n set status = 'cancelled'
    from bookings b
    where b.id = n.booking_id and b.driver_id = ${driver} and b.status in ('confirmed', 'active')
      and n.status = 'scheduled' and n.event_type = 'booking_expiring_soon'`,
);

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
