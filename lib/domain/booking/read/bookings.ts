import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  ilike,
  inArray,
  isNull,
  lt,
  not,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { toDecimal } from "@/lib/core/money";
import { patternOf } from "@/lib/core/search";
import { paged } from "@/lib/http/page";
import { lots, slots } from "@/lib/domain/lot/table";
import { lotsWithin } from "@/lib/domain/staff/read";
import { users } from "@/lib/domain/user/table";
import { plateKey } from "@/lib/domain/vehicle/schema";
import type { Booking, bookingFilters } from "../schema";
import { whatCan } from "../rules";
import { bookingEvents, bookings } from "../table";

type Filters = z.output<typeof bookingFilters>;
export type BookingRow = typeof bookings.$inferSelect;
export interface FullBooking {
  booking: BookingRow;
  lot: typeof lots.$inferSelect;
  slot: typeof slots.$inferSelect;
  driver: typeof users.$inferSelect;
}

const columns = { booking: bookings, lot: lots, slot: slots, driver: users };
const joined = () =>
  db()
    .select(columns)
    .from(bookings)
    .innerJoin(lots, eq(lots.id, bookings.lot_id))
    .innerJoin(slots, eq(slots.id, bookings.slot_id))
    .innerJoin(users, eq(users.id, bookings.driver_id))
    .$dynamic();

/** Drivers see their own bookings, owners and staff those of their lots, admins all (data.md I10). */
export const within = (actor: Actor): SQL | undefined =>
  actor.role === "driver" ? eq(bookings.driver_id, actor.id) : lotsWithin(actor);

const orderings = {
  start_time: bookings.start_time,
  end_time: bookings.end_time,
  created_at: bookings.created_at,
  number: bookings.number,
} as const;

export const listBookings = (actor: Actor, filters: Filters) => {
  const where = and(within(actor), ...conditions(filters));
  const [, minus, name] = /^(-?)(.*)$/.exec(filters.ordering ?? "-start_time")!;
  const column = orderings[name as keyof typeof orderings];
  return paged(filters, async (limit, offset) => ({
    count: (
      await db()
        .select({ n: count() })
        .from(bookings)
        .innerJoin(lots, eq(lots.id, bookings.lot_id))
        .where(where)
    )[0]!.n,
    rows: (
      await joined()
        .where(where)
        .orderBy(minus ? desc(column) : asc(column), desc(bookings.number))
        .limit(limit)
        .offset(offset)
    ).map((row) => toWire(row, actor)),
  }));
};

function conditions(filters: Filters): (SQL | undefined)[] {
  const { status, lot, slot, vehicle, from, to, search } = filters;
  const pattern = search && patternOf(search);
  return [
    // A hold that was let go never was a booking.
    not(and(eq(bookings.status, "cancelled"), isNull(bookings.payment))!),
    status && inArray(bookings.status, status),
    lot && eq(bookings.lot_id, lot),
    slot && eq(bookings.slot_id, slot),
    vehicle && eq(bookings.vehicle_key, plateKey(vehicle)),
    from && gt(bookings.end_time, new Date(from)),
    to && lt(bookings.start_time, new Date(to)),
    search &&
      or(
        ilike(bookings.vehicle_number, pattern!),
        ilike(lots.name, pattern!),
        ilike(slotCode(), pattern!),
        sql`${bookings.number}::text = ${search.replace("#", "")}`,
      ),
  ].map((condition) => condition || undefined);
}

const slotCode = () => sql<string>`(select code from slots where slots.id = ${bookings.slot_id})`;

/** A booking that the actor may see. Throws 404 for all others. */
export async function loadBooking(actor: Actor, id: string): Promise<FullBooking> {
  const [row] = await joined().where(and(eq(bookings.id, id), within(actor)));
  if (!row) throw errors.notFound();
  return row;
}

/** The same, with the booking's row locked for a change; call it inside a transaction. */
export async function lockBooking(actor: Actor | null, id: string): Promise<FullBooking> {
  const [row] = await joined()
    .where(and(eq(bookings.id, id), actor ? within(actor) : undefined))
    .for("update", { of: bookings });
  if (!row) throw errors.notFound();
  return row;
}

/** One booking with its timeline. Throws 404. */
export async function getBooking(actor: Actor, id: string): Promise<Booking> {
  const full = await loadBooking(actor, id);
  const history = await db()
    .select()
    .from(bookingEvents)
    .where(eq(bookingEvents.booking_id, id))
    .orderBy(asc(bookingEvents.at), asc(bookingEvents.id));
  return {
    ...toWire(full, actor),
    timeline: history.map(({ at, kind, by_name, note }) => ({
      at: at.toISOString(),
      kind,
      by: by_name,
      note,
    })),
  };
}

/** Live bookings among these: for the realtime server, which writes one frame for each viewer. */
export const loadBookings = async (ids: string[]): Promise<FullBooking[]> =>
  ids.length ? joined().where(inArray(bookings.id, ids)) : [];

/** Bookings of the actor's vehicle that lie ahead or run, for `check_vehicle_availability`. */
export const findByVehicle = async (number: string) =>
  (
    await db()
      .select()
      .from(bookings)
      .where(
        and(
          eq(bookings.vehicle_key, plateKey(number)),
          inArray(bookings.status, [
            "pending_payment",
            "requested",
            "confirmed",
            "active",
            "overstay",
          ]),
          gte(bookings.end_time, clock.now()),
        ),
      )
      .orderBy(asc(bookings.start_time))
      .limit(1)
  )[0];

export function toWire(
  { booking, lot, slot, driver }: FullBooking,
  actor: Pick<Actor, "id" | "role">,
): Booking {
  const now = clock.now();
  const grace = booking.end_time.getTime() + booking.policy.grace_minutes * 60_000;
  return {
    id: booking.id,
    number: booking.number,
    status: booking.status,
    version: booking.version,
    lot: {
      id: lot.id,
      number: lot.number,
      name: lot.name,
      address: lot.address,
      timezone: lot.timezone,
      latitude: lot.latitude,
      longitude: lot.longitude,
    },
    slot: { id: slot.id, code: slot.code, level: slot.level, vehicle_type: slot.vehicle_type },
    driver: { id: driver.id, first_name: driver.first_name },
    vehicle_number: booking.vehicle_number,
    start_time: booking.start_time.toISOString(),
    end_time: booking.end_time.toISOString(),
    minutes: booking.minutes,
    grace_until: new Date(grace).toISOString(),
    hold_until: booking.hold_until?.toISOString() ?? null,
    seconds_remaining: Math.max(0, Math.ceil((booking.end_time.getTime() - now.getTime()) / 1000)),
    server_time: now.toISOString(),
    amount: toDecimal(booking.amount),
    currency: booking.currency,
    lines: booking.lines.map((line) => ({ label: line.label, amount: toDecimal(line.amount) })),
    policy: booking.policy,
    payment_method: booking.payment_method,
    payment: booking.payment && {
      ...booking.payment,
      amount: toDecimal(booking.payment.amount),
      refunded: toDecimal(booking.payment.refunded),
    },
    renewed_from: booking.renewed_from,
    decline_reason: booking.decline_reason,
    notes: booking.notes,
    can: whatCan(
      actor,
      { ...booking, owner_id: lot.owner_id, owner_can_verify: lot.owner_can_verify },
      now,
    ),
    created_at: booking.created_at.toISOString(),
  };
}
