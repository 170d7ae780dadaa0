import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { liveStatuses } from "./rules";
import { payments } from "./table";

export type PaymentRow = typeof payments.$inferSelect;

/** A cash payment by its id, whoever it belongs to. Throws 404. */
export async function loadCashPayment(id: string): Promise<PaymentRow> {
  const [row] = await db()
    .select()
    .from(payments)
    .where(and(eq(payments.id, id), eq(payments.method, "cash")));
  if (!row) throw errors.notFound();
  return row;
}

/**
 * A payment with its row locked; call it inside a transaction. Lock the booking first: every verb takes the two rows in
 * this order, so that none waits for another in a circle.
 */
export async function lockPayment(id: string): Promise<PaymentRow> {
  const [row] = await db().select().from(payments).where(eq(payments.id, id)).for("update");
  if (!row) throw errors.notFound();
  return row;
}

/** The one payment of a booking that is pending or has succeeded, locked; null when there is none. */
export async function lockLivePayment(bookingId: string): Promise<PaymentRow | null> {
  const [row] = await db()
    .select()
    .from(payments)
    .where(and(eq(payments.booking_id, bookingId), inArray(payments.status, [...liveStatuses])))
    .for("update");
  return row ?? null;
}
