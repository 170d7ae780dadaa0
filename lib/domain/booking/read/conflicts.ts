import { and, count, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, sqlStatement, statement } from "@/lib/core/db";
import { plateKey } from "@/lib/domain/vehicle/schema";
import { openStatuses } from "../rules/status";
import type { Quote } from "../schema";
import { bookings } from "../table";
import { occupies } from "./live";

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
  const found = await conflictsInSlot({
    driver: actor.id,
    ...inputOf({ slot: slotId, from: start, to: end }),
  });
  return found.map((row) => ({
    start_time: new Date(row.start_ms).toISOString(),
    end_time: new Date(row.end_ms).toISOString(),
  }));
}

interface SlotRange {
  slot: string;
  from: string;
  to: string;
  now: string;
}
const inputOf = ({ slot, from, to }: { slot: string; from: Date; to: Date }): SlotRange => ({
  slot,
  from: from.toISOString(),
  to: to.toISOString(),
  now: clock.now().toISOString(),
});
const conflictsInSlot = sqlStatement<{ start_ms: number; end_ms: number }>()(
  ({ driver, slot, from, to, now }: SlotRange & { driver: string }) => sql`
    select (extract(epoch from b.start_time) * 1000)::float8 as start_ms,
      (extract(epoch from b.end_time) * 1000)::float8 as end_ms
    from bookings b
    where b.slot_id = ${slot} and not (b.status = 'held' and b.driver_id = ${driver})
      and ${occupies(from, to, now)}
    order by b.start_time limit ${MAX_CONFLICTS}`,
);

/** Whether another person than the actor has the slot during a period. */
export const isTakenByOthers = async (
  actor: Actor,
  slotId: string,
  { start, end }: { start: Date; end: Date },
): Promise<boolean> =>
  (
    await othersInSlot({
      driver: actor.id,
      ...inputOf({ slot: slotId, from: start, to: end }),
    })
  ).length > 0;
const othersInSlot = sqlStatement()(
  ({ driver, slot, from, to, now }: SlotRange & { driver: string }) => sql`
    select 1 from bookings b
    where b.slot_id = ${slot} and b.driver_id <> ${driver}
      and ${occupies(from, to, now)} limit 1`,
);

/** Whether anybody has the slot during the range. */
export const isSlotTaken = async (slotId: string, from: Date, to: Date): Promise<boolean> =>
  (await liveInSlot(inputOf({ slot: slotId, from, to }))).length > 0;
const liveInSlot = sqlStatement()(
  ({ slot, from, to, now }: SlotRange) => sql`
    select 1 from bookings b
    where b.slot_id = ${slot} and ${occupies(from, to, now)} limit 1`,
);

/** A booking that keeps its vehicle from being booked again at that time, by any driver. */
export interface BookingOfVehicle {
  id: string;
  number: number;
  driver_id: string;
  start_time: Date;
  end_time: Date;
}

/**
 * Another booking of the vehicle during the range, if it has one. Plates are compared without
 * spaces, dashes and case.
 */
export async function findBookingOfVehicle(
  number: string,
  { from, to }: { from: Date; to: Date },
  exceptBooking: string | null = null,
): Promise<BookingOfVehicle | undefined> {
  const [found] = await liveOfVehicle({
    vehicle: plateKey(number),
    except: exceptBooking,
    from: from.toISOString(),
    to: to.toISOString(),
    now: clock.now().toISOString(),
  });
  if (!found) return undefined;
  const { start_ms, end_ms, ...booking } = found;
  return { ...booking, start_time: new Date(start_ms), end_time: new Date(end_ms) };
}
const liveOfVehicle = sqlStatement<
  Pick<BookingOfVehicle, "id" | "number" | "driver_id"> & { start_ms: number; end_ms: number }
>()(
  ({
    vehicle,
    except,
    from,
    to,
    now,
  }: Omit<SlotRange, "slot"> & { vehicle: string; except: string | null }) => sql`
    select b.id, b.number, b.driver_id,
      (extract(epoch from b.start_time) * 1000)::float8 as start_ms,
      (extract(epoch from b.end_time) * 1000)::float8 as end_ms
    from bookings b
    where b.vehicle_key = ${vehicle} and b.status <> 'held'
      and b.id is distinct from ${except}::uuid
      and ${occupies(from, to, now)}
    order by b.start_time limit 1`,
);

/** How many open bookings a driver has; one whose card is being charged counts. */
export const countOpenBookings = async (driverId: string): Promise<number> =>
  (await openOfDriver({ driver: driverId }))[0]!.n;
const openOfDriver = statement(({ driver }: { driver: string }) =>
  db()
    .select({ n: count() })
    .from(bookings)
    .where(
      and(
        eq(bookings.driver_id, driver),
        or(
          inArray(bookings.status, [...openStatuses]),
          and(eq(bookings.status, "held"), isNotNull(bookings.payment_method)),
        ),
      ),
    ),
);
