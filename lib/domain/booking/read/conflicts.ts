import { and, count, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db, rows } from "@/lib/core/db";
import { plateKey } from "@/lib/domain/vehicle/schema";
import { openStatuses } from "../rules/status";
import type { Quote } from "../schema";
import { bookings } from "../table";
import { isLive, overlaps } from "./live";

const MAX_CONFLICTS = 20;

/**
 * The times at which a slot is taken during a period. The actor's own hold does not count, because
 * a new hold releases it.
 */
export async function conflictsOf(
  actor: Actor,
  slotId: string,
  { start, end }: { start: Date; end: Date },
): Promise<Quote["conflicts"]> {
  const found = await rows<{ start_ms: number; end_ms: number }>(sql`
    select (extract(epoch from b.start_time) * 1000)::float8 as start_ms,
      (extract(epoch from b.end_time) * 1000)::float8 as end_ms
    from bookings b
    where b.slot_id = ${slotId} and not (b.status = 'held' and b.driver_id = ${actor.id})
      and ${isLive()} and ${overlaps(start, end)}
    order by b.start_time limit ${MAX_CONFLICTS}`);
  return found.map((row) => ({
    start_time: new Date(row.start_ms).toISOString(),
    end_time: new Date(row.end_ms).toISOString(),
  }));
}

/** Whether anybody has the slot during the range. */
export async function isSlotTaken(slotId: string, from: Date, to: Date): Promise<boolean> {
  const found = await rows(sql`
    select 1 from bookings b
    where b.slot_id = ${slotId} and ${isLive()} and ${overlaps(from, to)} limit 1`);
  return found.length > 0;
}

/**
 * Whether the vehicle has another booking during the range. Plates are compared without spaces,
 * dashes and case.
 */
export async function isVehicleBusy(
  number: string,
  { from, to }: { from: Date; to: Date },
  exceptBooking: string | null = null,
): Promise<boolean> {
  const found = await rows(sql`
    select 1 from bookings b
    where b.vehicle_key = ${plateKey(number)} and b.status <> 'held'
      and b.id is distinct from ${exceptBooking}::uuid
      and ${isLive()} and ${overlaps(from, to)} limit 1`);
  return found.length > 0;
}

/** How many open bookings a driver has; one whose card is being charged counts. */
export async function countOpenBookings(driverId: string): Promise<number> {
  const [open] = await db()
    .select({ n: count() })
    .from(bookings)
    .where(
      and(
        eq(bookings.driver_id, driverId),
        or(
          inArray(bookings.status, [...openStatuses]),
          and(eq(bookings.status, "held"), isNotNull(bookings.payment_method)),
        ),
      ),
    );
  return open!.n;
}
