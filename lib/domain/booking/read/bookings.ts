import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  ilike,
  inArray,
  isNull,
  lt,
  ne,
  not,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db, statement, together } from "@/lib/core/db";
import { toDecimal } from "@/lib/core/money";
import { matchesSearch, patternOf } from "@/lib/core/search";
import { listPage } from "@/lib/http/page";
import { lots } from "@/lib/domain/lot/table";
import { paidParts } from "@/lib/domain/payment/read";
import { sumByMethod } from "@/lib/domain/payment/rules";
import { plateKey } from "@/lib/domain/vehicle/schema";
import type { Booking, bookingFilters } from "../schema";
import { bookingEvents, bookings } from "../table";
import { isWaitingForDecision } from "./live";
import { loadBooking, selectFull, visibleTo } from "./load";
import { toTimeline, toWire } from "./wire";

type Filters = z.output<typeof bookingFilters>;

const orderings = {
  start_time: bookings.start_time,
  end_time: bookings.end_time,
  created_at: bookings.created_at,
  number: bookings.number,
} as const;

/** A page of the bookings that the actor may see. */
export const listBookings = (actor: Actor, filters: Filters) => {
  const where = conditionOf(actor, filters);
  return listPage(filters, async (limit, offset) => ({
    count: (
      await db()
        .select({ n: count() })
        .from(bookings)
        .innerJoin(lots, eq(lots.id, bookings.lot_id))
        .where(where)
    )[0]!.n,
    rows: (
      await selectFull()
        .where(where)
        .orderBy(...orderOf(filters))
        .limit(limit)
        .offset(offset)
    ).map((row) => toWire(row, actor)),
  }));
};

export function orderOf({ ordering = "-start_time" }: Pick<Filters, "ordering">): SQL[] {
  const [, minus, name] = /^(-?)(.*)$/.exec(ordering)!;
  const column = orderings[name as keyof typeof orderings];
  return [minus ? desc(column) : asc(column), desc(bookings.number)];
}

export const conditionOf = (actor: Actor, filters: Conditions): SQL | undefined =>
  and(visibleTo(actor), ...conditionsOf(actor, filters));

type Conditions = Omit<Filters, "ordering" | "page" | "page_size">;

function conditionsOf(actor: Actor, filters: Conditions): (SQL | undefined)[] {
  const { status, waiting, lot, slot, vehicle, from, to, search } = filters;
  return [
    // A released hold never became a booking.
    not(and(eq(bookings.status, "cancelled"), isNull(bookings.payment))!),
    // Until it is paid it is the driver's own affair; admins may have to say why a slot is taken.
    actor.role !== "driver" && actor.role !== "admin" && ne(bookings.status, "held"),
    status && inArray(bookings.status, status),
    waiting && isWaitingForDecision(),
    lot && eq(bookings.lot_id, lot),
    slot && eq(bookings.slot_id, slot),
    vehicle && eq(bookings.vehicle_key, plateKey(vehicle)),
    from && gt(bookings.end_time, new Date(from)),
    to && lt(bookings.start_time, new Date(to)),
    search &&
      or(
        matchesSearch(search, [bookings.vehicle_number, lots.name, slotCode(), driverName(actor)]),
        hasPlate(search),
        sql`${bookings.number}::text = ${search.replace("#", "")}`,
      ),
  ].map((condition) => condition || undefined);
}

/** Owners and staff know a driver by the first name only (docs/security.md S3). */
const driverName = ({ role }: Actor) => {
  const name = sql.raw(role === "admin" ? "first_name || ' ' || last_name" : "first_name");
  return sql<string>`(select ${name} from users where users.id = ${bookings.driver_id})`;
};
/** A part of a plate, whatever its spaces and dashes. */
export const hasPlate = (search: string) =>
  plateKey(search) ? ilike(bookings.vehicle_key, patternOf(plateKey(search))) : undefined;

const slotCode = () => sql<string>`(select code from slots where slots.id = ${bookings.slot_id})`;

/** One booking with its timeline. Throws 404 for a booking that the actor may not see. */
export async function getBooking(actor: Actor, id: string): Promise<Booking> {
  const [full, history, payments] = await together([
    loadBooking(actor, id),
    historyOf({ id }),
    paidParts({ booking: id }),
  ]);
  return {
    ...toWire(full, actor),
    paid: sumByMethod(payments).map(paidToWire),
    payments: payments.map(paidToWire),
    timeline: toTimeline(full, history, actor),
  };
}

const paidToWire = ({ method, amount, refunded, paid_at }: PaidPart) => ({
  method,
  amount: toDecimal(amount),
  refunded: toDecimal(refunded),
  paid_at: paid_at.toISOString(),
});
type PaidPart = Awaited<ReturnType<typeof paidParts>>[number];

const historyOf = statement(({ id }: { id: string }) =>
  db()
    .select()
    .from(bookingEvents)
    .where(eq(bookingEvents.booking_id, id))
    .orderBy(asc(bookingEvents.at), asc(bookingEvents.id)),
);
