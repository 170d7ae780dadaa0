import { and, asc, count, desc, eq, ilike, or, sql, type SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { toDecimal } from "@/lib/core/money";
import { beginningWith, matchesSearch } from "@/lib/core/search";
import { payments, refunds } from "@/lib/domain/payment/table";
import { hasPlate } from "@/lib/domain/booking/read/bookings";
import { bookings } from "@/lib/domain/booking/table";
import { lots, slots } from "@/lib/domain/lot/table";
import { isLotOf } from "@/lib/domain/staff/read";
import { users } from "@/lib/domain/user/table";
import { listPage, type PageRequest } from "@/lib/http/page";
import type { Payment, paymentFilters } from "../schema";

type Filters = z.output<typeof paymentFilters>;

const refundedAmount = sql<number>`coalesce((
  select sum(${refunds.amount}) from ${refunds} where ${refunds.payment_id} = ${payments.id}
), 0)::int`;
const selectFull = () =>
  db()
    .select({
      payment: payments,
      booking: bookings,
      lot: lots,
      slot: slots,
      user: users,
      refunded: refundedAmount,
    })
    .from(payments)
    .innerJoin(bookings, eq(bookings.id, payments.booking_id))
    .innerJoin(lots, eq(lots.id, bookings.lot_id))
    .innerJoin(slots, eq(slots.id, bookings.slot_id))
    .innerJoin(users, eq(users.id, payments.user_id))
    .$dynamic();

const visibleTo = (actor: Actor): SQL | undefined =>
  actor.role === "driver" ? eq(payments.user_id, actor.id) : isLotOf(actor);

/** The actor's own payments. */
export const listMyPayments = (actor: Actor, query: PageRequest) =>
  listWhere(actor, eq(payments.user_id, actor.id), desc(payments.created_at), query);

/** The payments in an owner's lots; all payments for admins. */
export function listPayments(actor: Actor, filters: Filters) {
  const { status, payment_method, lot, search, ordering = "-created_at" } = filters;
  const column = ordering.endsWith("amount") ? payments.amount : payments.created_at;
  const where = and(
    isLotOf(actor),
    status && eq(payments.status, status),
    payment_method && eq(payments.method, payment_method),
    lot ? eq(bookings.lot_id, lot) : undefined,
    search ? searchCondition(search) : undefined,
  );
  return listWhere(actor, where, ordering.startsWith("-") ? desc(column) : asc(column), filters);
}

/** By booking number, plate, lot, driver's first name or the beginning of a transaction's id. */
function searchCondition(search: string): SQL | undefined {
  return or(
    matchesSearch(search, [bookings.vehicle_number, lots.name, users.first_name]),
    hasPlate(search),
    ilike(payments.provider_ref, beginningWith(search)),
    sql`${bookings.number}::text = ${search.replace("#", "")}`,
  );
}

const listWhere = (actor: Actor, where: SQL | undefined, order: SQL, query: PageRequest) =>
  listPage(query, async (limit, offset) => ({
    count: (
      await db()
        .select({ n: count() })
        .from(payments)
        .innerJoin(bookings, eq(bookings.id, payments.booking_id))
        .innerJoin(lots, eq(lots.id, bookings.lot_id))
        .innerJoin(users, eq(users.id, payments.user_id))
        .where(where)
    )[0]!.n,
    rows: (await selectFull().where(where).orderBy(order).limit(limit).offset(offset)).map((row) =>
      toWire(row, actor),
    ),
  }));

/** One payment: the driver's own, or one in a lot of the actor. Throws 404 for all others. */
export async function getPayment(actor: Actor, id: string): Promise<Payment> {
  const [row] = await selectFull().where(and(eq(payments.id, id), visibleTo(actor)));
  if (!row) throw errors.notFound();
  return toWire(row, actor);
}

type Row = Awaited<ReturnType<typeof selectFull>>[number];

/** Owners see first names only (docs/security.md S3). */
const nameFor = (actor: Actor, user: Row["user"]): string =>
  actor.role === "admin" ? `${user.first_name} ${user.last_name}` : user.first_name;

const toWire = ({ payment, booking, lot, slot, user, refunded }: Row, actor: Actor): Payment => ({
  id: payment.id,
  pay_id: payment.id,
  booking_id: booking.id,
  booking_number: booking.number,
  user_name: nameFor(actor, user),
  lot_name: lot.name,
  slot_number: slot.code,
  vehicle_number: booking.vehicle_number,
  payment_type: "parking",
  purpose: payment.purpose,
  payment_method: payment.method,
  amount: toDecimal(payment.amount),
  refunded: toDecimal(refunded),
  currency: payment.currency,
  status: payment.status,
  transaction_id: payment.provider_ref,
  failure_reason: payment.failure_reason,
  verified_by:
    payment.method === "cash" && payment.status === "succeeded" ? payment.decided_by_name : null,
  verified_at: payment.method === "cash" ? (payment.decided_at?.toISOString() ?? null) : null,
  hold_until: payment.status === "pending" ? (booking.hold_until?.toISOString() ?? null) : null,
  created_at: payment.created_at.toISOString(),
});
