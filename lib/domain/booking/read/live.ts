import { and, asc, eq, inArray, isNotNull, or, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { occupyingStatuses } from "../schema";
import { bookings } from "../table";

const MAX_LIVE_BOOKINGS = 100;

// Written into the SQL, not passed as parameters: only then does the planner use the partial index
// of the constraint.
const occupyingList = sql.raw(occupyingStatuses.map((status) => `'${status}'`).join(", "));

/**
 * Rows of `bookings b` that occupy their slot now. Overdue holds and bookings do not count, even
 * before the sweep has ended them (docs/data.md I2). Times are ISO texts.
 */
export const isLive = (now: string = clock.now().toISOString()): SQL =>
  sql`b.status in (${occupyingList})
    and not (b.status in ('held', 'pending_payment', 'requested') and b.hold_until <= ${now})
    and not (b.status in ('active', 'confirmed') and b.end_time <= ${now})`;

/**
 * Rows of `bookings b` that occupy their slot during the range of two ISO texts or columns. The
 * time of an extension whose cash did not come does not count, even before the sweep has released
 * it (docs/data.md I2).
 */
export const occupies = (
  from: string | PgColumn,
  to: string | PgColumn,
  now: string = clock.now().toISOString(),
): SQL =>
  sql`${isLive(now)} and b.period && tstzrange(${from}, ${to}, '[)')
    and not (b.extension is not null and b.hold_until <= ${now} and b.end_time <= ${from})`;

/** Rows of `bookings` that the constraint keeps from overlapping a range of two ISO texts. */
export const blocksSlot = (from: string, to: string): SQL =>
  sql`${bookings.status} in (${occupyingList})
    and ${bookings.period} && tstzrange(${from}, ${to}, '[)')`;

/** Rows of `bookings` of which an extension waits for its cash (`awaitsExtensionCash`). */
export const isAwaitingExtensionCash = (): SQL | undefined =>
  and(isNotNull(bookings.extension), isNotNull(bookings.hold_until));

/** Rows of `bookings` that somebody has to decide about: a request, or cash. */
export const isWaitingForDecision = (): SQL | undefined =>
  or(inArray(bookings.status, ["pending_payment", "requested"]), isAwaitingExtensionCash());

/** A booking that keeps a lot or a slot from being taken out of service. */
export interface LiveBooking {
  id: string;
  number: number;
  start_time: Date;
  is_held: boolean;
}

/** The earliest bookings that occupy a lot or a slot, at most a hundred. */
export const listLiveBookings = (
  place: { lot: string } | { slots: string[] },
): Promise<LiveBooking[]> =>
  db()
    .select({
      id: bookings.id,
      number: bookings.number,
      start_time: bookings.start_time,
      is_held: sql<boolean>`${bookings.status} = 'held'`,
    })
    .from(bookings)
    .where(
      and(
        "lot" in place ? eq(bookings.lot_id, place.lot) : inArray(bookings.slot_id, place.slots),
        inArray(bookings.status, [...occupyingStatuses]),
      ),
    )
    .orderBy(asc(bookings.start_time))
    .limit(MAX_LIVE_BOOKINGS);
