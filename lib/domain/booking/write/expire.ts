import { asc } from "drizzle-orm";
import { db, transaction } from "@/lib/core/db";
import { bookings } from "../table";
import { applyDeadlines, isDue } from "../steps/deadlines";

const BATCH = 100;

/** Selects the bookings that are due, for the job runner's check whether there are any. */
export const dueBookings = () => db().select({ id: bookings.id }).from(bookings).where(isDue());

/**
 * Ends bookings, holds, cash holds and requests that are over, and starts confirmed bookings whose
 * time has come. Any number of nodes may run it in parallel: rows that another one has locked are
 * skipped, unless `waitsForLocks` (docs/data.md I12). Returns how many bookings moved.
 */
export const expireBookings = ({ waitsForLocks = false } = {}): Promise<number> =>
  transaction(async () => {
    const due = await db()
      .select()
      .from(bookings)
      .where(isDue())
      .orderBy(asc(bookings.id))
      .limit(BATCH)
      .for("update", waitsForLocks ? {} : { skipLocked: true });
    await applyDeadlines(due);
    return due.length;
  });
