import { eq, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import type { StoredPayment } from "@/lib/domain/booking/table";
import { payments, refunds } from "../table";
import { storedPayment, type PaymentRow } from "./stored";

/**
 * Issues a refund in the running transaction; a job carries it to the card provider, cash waits at the desk.
 * Returns its id and the payment as the booking keeps it.
 */
export async function refundPayment(
  payment: PaymentRow,
  amount: number,
  reason: string,
): Promise<{ id: string; stored: StoredPayment }> {
  const [refund] = await db()
    .insert(refunds)
    .values({
      payment_id: payment.id,
      amount,
      reason,
      status: payment.method === "card" ? "issued" : "done",
      next_attempt_at: clock.now(),
    })
    .returning({ id: refunds.id });
  const [row] = await db()
    .update(payments)
    .set({
      status: sql`case when ${payments.amount} <= ${amount} then 'refunded' else ${payments.status} end`,
    })
    .where(eq(payments.id, payment.id))
    .returning();
  return { id: refund!.id, stored: storedPayment(row!, amount) };
}

/** The payment of a booking that is undone: given back in part or whole, or simply no longer wanted. */
export async function undoPayment(
  bookingId: string,
  percent: number,
  status: "cancelled" | "declined",
  reason: string,
  decider?: { id: string; name: string },
) {
  const [payment] = await db()
    .select()
    .from(payments)
    .where(
      sql`${payments.booking_id} = ${bookingId} and ${payments.status} in ('pending', 'succeeded')`,
    )
    .for("update");
  if (!payment) return null;
  if (payment.status === "succeeded") {
    const amount = Math.round((payment.amount * percent) / 100);
    if (amount === 0) return { payment, refund: 0, refundId: null, stored: storedPayment(payment) };
    const { id, stored } = await refundPayment(payment, amount, reason);
    return { payment, refund: amount, refundId: id, stored };
  }
  const [row] = await db()
    .update(payments)
    .set({
      status,
      failure_reason: reason,
      decided_by: decider?.id ?? null,
      decided_by_name: decider?.name ?? null,
      decided_at: clock.now(),
    })
    .where(eq(payments.id, payment.id))
    .returning();
  return { payment: row!, refund: 0, refundId: null, stored: storedPayment(row!) };
}
