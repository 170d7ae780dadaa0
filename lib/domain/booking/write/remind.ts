import { and, asc, eq, inArray, lte, lt, or, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { emit } from "@/lib/event/emit";
import { loadBookings } from "../read/bookings";
import { quotes, scheduledNotifications } from "../table";
import { factsOf } from "./transition";

const BATCH = 200;

/**
 * Says what was scheduled and is due: once, only for the booking's present version, never after its moment has passed
 * (data.md I6, I12). Rows that another sweep has in hand are left to it, unless `waits`. Returns how many rows were settled.
 */
export const sendReminders = ({ waits = false } = {}): Promise<number> =>
  transaction(async (tx) => {
    const now = clock.now();
    const due = tx
      .select({ id: scheduledNotifications.id })
      .from(scheduledNotifications)
      .where(
        and(
          eq(scheduledNotifications.status, "scheduled"),
          lte(scheduledNotifications.due_at, now),
        ),
      )
      .orderBy(asc(scheduledNotifications.due_at))
      .limit(BATCH)
      .for("update", waits ? {} : { skipLocked: true });
    const claimed = await tx
      .update(scheduledNotifications)
      .set({ status: "sent" })
      .where(inArray(scheduledNotifications.id, due))
      .returning();
    const bookings = new Map(
      (await loadBookings(claimed.map((row) => row.booking_id))).map((full) => [
        full.booking.id,
        full,
      ]),
    );
    const late: string[] = [];
    for (const row of claimed) {
      const full = bookings.get(row.booking_id);
      if (full && full.booking.version === row.booking_version && row.useless_at > now)
        emit(row.event_type, factsOf(full));
      else late.push(row.id);
    }
    if (late.length)
      await tx
        .update(scheduledNotifications)
        .set({ status: "cancelled" })
        .where(inArray(scheduledNotifications.id, late));
    return claimed.length;
  });

const DAY_MS = 86_400_000;

/** Removes prices and reminders that nobody can use any more. */
export async function sweepBookings(): Promise<void> {
  const dayAgo = new Date(clock.ms() - DAY_MS);
  await db().delete(quotes).where(lt(quotes.expires_at, dayAgo));
  await db()
    .delete(scheduledNotifications)
    .where(
      and(
        or(
          eq(scheduledNotifications.status, "sent"),
          eq(scheduledNotifications.status, "cancelled"),
        ),
        lt(scheduledNotifications.due_at, sql`${new Date(clock.ms() - 30 * DAY_MS).toISOString()}`),
      ),
    );
}
