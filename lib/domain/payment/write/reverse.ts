import { eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { lockLivePayment, type PaymentRow } from "../read";
import { percentOf, snapshotOf, type PaymentSnapshot } from "../rules";
import { payments } from "../table";
import { refundPayment } from "./refund";

interface Reversal {
  /** The share of a succeeded payment that is refunded, in percent. */
  percent: number;
  /** The new status of a payment that is pending. */
  status: "cancelled" | "declined";
  reason: string;
  /** The person who declined; absent when nobody did. */
  decider?: { id: string; name: string } | undefined;
}

export interface ReversedPayment {
  payment: PaymentRow;
  /** Minor units; 0 when nothing is refunded. */
  refund: number;
  refundId: string | null;
  snapshot: PaymentSnapshot;
}

/**
 * Reverses the payment of a booking that ends early, inside the caller's transaction: refunds a
 * share of a payment that has succeeded, or closes one that is pending. Returns null when the
 * booking has neither.
 */
export async function reversePayment(
  bookingId: string,
  reversal: Reversal,
): Promise<ReversedPayment | null> {
  const payment = await lockLivePayment(bookingId);
  if (!payment) return null;
  if (payment.status !== "succeeded") return closePending(payment, reversal);
  const refund = percentOf(payment.amount, reversal.percent);
  if (refund === 0) return { payment, refund, refundId: null, snapshot: snapshotOf(payment) };
  const { id, snapshot } = await refundPayment(payment, refund, reversal.reason);
  return { payment, refund, refundId: id, snapshot };
}

async function closePending(payment: PaymentRow, reversal: Reversal): Promise<ReversedPayment> {
  const [row] = await db()
    .update(payments)
    .set({
      status: reversal.status,
      failure_reason: reversal.reason,
      decided_by: reversal.decider?.id ?? null,
      decided_by_name: reversal.decider?.name ?? null,
      decided_at: clock.now(),
    })
    .where(eq(payments.id, payment.id))
    .returning();
  return { payment: row!, refund: 0, refundId: null, snapshot: snapshotOf(row!) };
}
