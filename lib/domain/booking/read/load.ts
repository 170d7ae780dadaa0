import { and, asc, eq, gte, inArray, type SQL } from "drizzle-orm";
import type { Actor, Role } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { anyOf, db, listOf, statement, statementBy } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { lotColumns } from "@/lib/domain/lot/read";
import { lots, slots } from "@/lib/domain/lot/table";
import { isLotOf } from "@/lib/domain/staff/read";
import { users } from "@/lib/domain/user/table";
import { plateKey } from "@/lib/domain/vehicle/schema";
import { openStatuses } from "../rules/status";
import { bookings } from "../table";

export type BookingRow = typeof bookings.$inferSelect;
/** A booking with the rows that every reader and every rule of it needs. */
export interface FullBooking {
  booking: BookingRow;
  lot: typeof lots.$inferSelect;
  slot: typeof slots.$inferSelect;
  driver: typeof users.$inferSelect;
}

export const selectFull = () =>
  db()
    .select({ booking: bookings, lot: lotColumns, slot: slots, driver: users })
    .from(bookings)
    .innerJoin(lots, eq(lots.id, bookings.lot_id))
    .innerJoin(slots, eq(slots.id, bookings.slot_id))
    .innerJoin(users, eq(users.id, bookings.driver_id))
    .$dynamic();

/**
 * Drivers see their own bookings, owners and staff those of their lots, admins all (docs/data.md
 * I10).
 */
export const visibleTo = (actor: Pick<Actor, "id" | "role">): SQL | undefined =>
  actor.role === "driver" ? eq(bookings.driver_id, actor.id) : isLotOf(actor);

/** A booking that the actor may see. Throws 404 for all others. */
export async function loadBooking(
  actor: Pick<Actor, "id" | "role">,
  id: string,
): Promise<FullBooking> {
  const [row] = await fullBooking(actor.role, { id, viewer: actor.id });
  if (!row) throw errors.notFound();
  return row;
}
const fullBooking = statementBy((role: Role, { id, viewer }: { id: string; viewer: string }) =>
  selectFull().where(and(eq(bookings.id, id), visibleTo({ id: viewer, role }))),
);

/**
 * A booking that the actor may see, or any booking when the actor is null, with its row locked;
 * call it inside a transaction. Throws 404 for all others.
 */
export async function lockBooking(actor: Actor | null, id: string): Promise<FullBooking> {
  const [row] = await lockedBooking(actor?.role ?? "admin", { id, viewer: actor?.id ?? "" });
  if (!row) throw errors.notFound();
  return row;
}
/** Nothing is hidden from admins, nor from the system, which acts without an actor. */
const lockedBooking = statementBy((role: Role, { id, viewer }: { id: string; viewer: string }) =>
  selectFull()
    .where(and(eq(bookings.id, id), visibleTo({ id: viewer, role })))
    .for("update", { of: bookings }),
);

/** Bookings by id, of any driver, in no particular order. */
export const loadBookings = async (ids: string[]): Promise<FullBooking[]> =>
  ids.length ? bookingsById({ ids: listOf(ids) }) : [];
const bookingsById = statement(({ ids }: { ids: string }) =>
  selectFull().where(anyOf(bookings.id, ids)),
);

/** The next open booking of a vehicle, by any driver. */
export async function findOpenByVehicle(number: string): Promise<BookingRow | undefined> {
  const [row] = await db()
    .select()
    .from(bookings)
    .where(
      and(
        eq(bookings.vehicle_key, plateKey(number)),
        inArray(bookings.status, [...openStatuses]),
        gte(bookings.end_time, clock.now()),
      ),
    )
    .orderBy(asc(bookings.start_time))
    .limit(1);
  return row;
}
