import { asc, eq, inArray } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { transaction, type Database } from "@/lib/core/db";
import { earliest, isDue } from "@/lib/core/due";
import { emit } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import { loadBookings, type FullBooking } from "../read/load";
import { leadMinutes } from "../rules/reminders";
import { scheduledNotifications } from "../table";

const BATCH = 200;

/**
 * Emits the reminders that are due, each once, if it belongs to the present version of its booking
 * and has not become useless (docs/data.md I6, I12). Rows that another node has locked are
 * skipped, unless `waitsForLocks`. Returns how many rows were settled.
 */
export const sendReminders = ({ waitsForLocks = false } = {}): Promise<number> =>
  transaction(async (tx) => {
    const claimed = await claimDue(tx, waitsForLocks);
    const full = await loadBookings(claimed.map((row) => row.booking_id));
    const fullById = new Map(full.map((one) => [one.booking.id, one]));
    const dropped: string[] = [];
    for (const row of claimed) {
      const found = fullById.get(row.booking_id);
      const isCurrent = found?.booking.version === row.booking_version;
      if (found && isCurrent && row.useless_at > clock.now()) emitReminder(row, found);
      else dropped.push(row.id);
    }
    if (dropped.length)
      await tx
        .update(scheduledNotifications)
        .set({ status: "cancelled" })
        .where(inArray(scheduledNotifications.id, dropped));
    return claimed.length;
  });

function emitReminder(
  { event_type, due_at }: typeof scheduledNotifications.$inferSelect,
  full: FullBooking,
): void {
  const facts = factsOf(full);
  if (event_type === "upcoming_reservation") emit(event_type, facts);
  else emit(event_type, { ...facts, lead_minutes: leadMinutes(full.booking, due_at) });
}

const waiting = {
  at: scheduledNotifications.due_at,
  where: eq(scheduledNotifications.status, "scheduled"),
};

export const nextReminder = () => earliest(waiting);

function claimDue(tx: Database, waitsForLocks: boolean) {
  const due = tx
    .select({ id: scheduledNotifications.id })
    .from(scheduledNotifications)
    .where(isDue(waiting))
    .orderBy(asc(scheduledNotifications.due_at))
    .limit(BATCH)
    .for("update", waitsForLocks ? {} : { skipLocked: true });
  return tx
    .update(scheduledNotifications)
    .set({ status: "sent" })
    .where(inArray(scheduledNotifications.id, due))
    .returning();
}
