import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { occupying } from "../schema";
import { bookings } from "../table";

// Constants, not parameters: only with constants does the planner use the partial index of the
// constraint.
const list = sql.raw(occupying.map((status) => `'${status}'`).join(", "));

/**
 * Rows of `bookings b` that occupy their slot now. Overdue holds and bookings do not count, even
 * before the sweep has ended them (docs/data.md I2).
 */
export function isLive(): SQL {
  const now = clock.now().toISOString();
  return sql`b.status in (${list})
    and not (b.status in ('held', 'pending_payment', 'requested') and b.hold_until <= ${now})
    and not (b.status in ('active', 'confirmed') and b.end_time <= ${now})`;
}

/** `bookings b` whose blocked period overlaps the range. */
export const overlaps = (from: Date, to: Date): SQL =>
  sql`b.period && tstzrange(${from.toISOString()}, ${to.toISOString()}, '[)')`;

/** A booking that keeps a lot or a slot from being taken out of service. */
export interface LiveBooking {
  id: string;
  number: number;
  start_time: Date;
}

/** Bookings that occupy a lot or a slot, earliest first, at most a hundred. */
export const listLiveBookings = (
  place: { lot: string } | { slot: string },
): Promise<LiveBooking[]> =>
  db()
    .select({ id: bookings.id, number: bookings.number, start_time: bookings.start_time })
    .from(bookings)
    .where(
      and(
        "lot" in place ? eq(bookings.lot_id, place.lot) : eq(bookings.slot_id, place.slot),
        inArray(bookings.status, [...occupying]),
      ),
    )
    .orderBy(asc(bookings.start_time))
    .limit(100);
