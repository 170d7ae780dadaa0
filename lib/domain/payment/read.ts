import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db, statement } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { liveStatuses, paidStatuses } from "./rules";
import { payments, refunds } from "./table";

export type PaymentRow = typeof payments.$inferSelect;

/** Anybody's cash payment by its id. Throws 404. */
export async function loadCashPayment(id: string): Promise<PaymentRow> {
  const [row] = await db()
    .select()
    .from(payments)
    .where(and(eq(payments.id, id), eq(payments.method, "cash")));
  if (!row) throw errors.notFound();
  return row;
}

/** The payments of a booking that have succeeded, in minor units, its own one first. */
export const paidParts = statement(({ booking }: { booking: string }) =>
  db()
    .select({
      method: payments.method,
      amount: payments.amount,
      refunded: sql<number>`coalesce((
        select sum(r.amount) from ${refunds} r where r.payment_id = payments.id
      ), 0)::int`,
      paid_at: sql`coalesce(${payments.decided_at}, ${payments.created_at})`.mapWith(
        payments.created_at,
      ),
    })
    .from(payments)
    .where(and(eq(payments.booking_id, booking), inArray(payments.status, [...paidStatuses])))
    .orderBy(asc(payments.created_at), asc(payments.id)),
);

/** What was paid in cash for bookings and not given back, in minor units by booking. */
export async function cashKept(bookingIds: string[]): Promise<ReadonlyMap<string, number>> {
  if (bookingIds.length === 0) return new Map();
  const found = await db()
    .select({
      id: payments.booking_id,
      cash: sql<number>`sum(${payments.amount} - coalesce((
        select sum(r.amount) from ${refunds} r where r.payment_id = payments.id
      ), 0))::int`,
    })
    .from(payments)
    .where(
      and(
        inArray(payments.booking_id, bookingIds),
        eq(payments.method, "cash"),
        eq(payments.status, "succeeded"),
      ),
    )
    .groupBy(payments.booking_id);
  return new Map(found.map(({ id, cash }) => [id, cash]));
}

/** Whether a payment of this booking has failed. */
export const hasFailedPayment = async (bookingId: string): Promise<boolean> =>
  (await failedPayments({ booking: bookingId })).length > 0;
const failedPayments = statement(({ booking }: { booking: string }) =>
  db()
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.booking_id, booking), eq(payments.status, "failed")))
    .limit(1),
);

/** The payments of a booking that have succeeded, in minor units, its own one first. */
export const paidAmounts = statement(({ booking }: { booking: string }) =>
  db()
    .select({ method: payments.method, amount: payments.amount })
    .from(payments)
    .where(and(eq(payments.booking_id, booking), eq(payments.status, "succeeded")))
    .orderBy(asc(payments.created_at)),
);

/**
 * A payment with its row locked; call it inside a transaction and lock the booking first. Every
 * verb takes the two locks in this order, which rules out deadlocks. Throws 404.
 */
export async function lockPayment(id: string): Promise<PaymentRow> {
  const [row] = await db().select().from(payments).where(eq(payments.id, id)).for("update");
  if (!row) throw errors.notFound();
  return row;
}

/**
 * The pending and succeeded payments of a booking, with their rows locked: its own one first, then
 * those of its extensions.
 */
export const lockLivePayments = (bookingId: string): Promise<PaymentRow[]> =>
  db()
    .select()
    .from(payments)
    .where(and(eq(payments.booking_id, bookingId), inArray(payments.status, [...liveStatuses])))
    .orderBy(asc(payments.created_at), asc(payments.id))
    .for("update");

/** The pending or succeeded payment of a booking itself, with its row locked; null without one. */
export const lockLivePayment = async (bookingId: string): Promise<PaymentRow | null> =>
  (await lockLivePayments(bookingId))[0] ?? null;
