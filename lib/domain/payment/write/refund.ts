import { eq, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import type { PaymentRow } from "../read";
import { snapshotOf, type PaymentSnapshot } from "../rules";
import { payments, refunds } from "../table";

/**
 * Issues a refund of `amount` minor units, inside the caller's transaction. A job sends a card
 * refund to the provider (send-refunds.ts); a cash refund is paid out at the lot. Returns the
 * refund's id and the payment's new snapshot.
 */
export async function refundPayment(
  payment: PaymentRow,
  amount: number,
  reason: string,
): Promise<{ id: string; snapshot: PaymentSnapshot }> {
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
  const isFullRefund = sql`${payments.amount} <= ${amount}`;
  const [row] = await db()
    .update(payments)
    .set({ status: sql`case when ${isFullRefund} then 'refunded' else ${payments.status} end` })
    .where(eq(payments.id, payment.id))
    .returning();
  return { id: refund!.id, snapshot: snapshotOf(row!, amount) };
}
