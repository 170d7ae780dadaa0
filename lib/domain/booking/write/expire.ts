import { asc, sql } from "drizzle-orm";
import { db, transaction } from "@/lib/core/db";
import { earliest } from "@/lib/core/due";
import { bookings } from "../table";
import { applyDeadlines, deadlines, isBookingDue } from "../steps/deadlines";

const BATCH = 100;

export const nextDeadline = () => sql`least(${sql.join(deadlines.map(earliest), sql`, `)})`;

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
      .where(isBookingDue())
      .orderBy(asc(bookings.id))
      .limit(BATCH)
      .for("update", waitsForLocks ? {} : { skipLocked: true });
    await applyDeadlines(due);
    return due.length;
  });
