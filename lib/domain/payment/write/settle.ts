import { and, eq, inArray } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import type { PaymentRow } from "../read";
import { payments } from "../table";
import { refundPayment } from "./refund";

/** Marks a pending, locked card payment as succeeded under the provider's reference. */
export const succeedPayment = (id: string, providerRef: string): Promise<PaymentRow> =>
  change(id, { status: "succeeded", provider_ref: providerRef, decided_at: clock.now() });

/** Marks a pending, locked cash payment as received by this person. */
export const verifyPayment = (
  id: string,
  verifier: { id: string; name: string },
): Promise<PaymentRow> =>
  change(id, {
    status: "succeeded",
    decided_by: verifier.id,
    decided_by_name: verifier.name,
    decided_at: clock.now(),
  });

/**
 * Marks a payment as failed. With `chargedRef` the card was charged all the same: the charge is recorded and refunded in
 * full. Returns null when the payment was settled before.
 */
export async function failPayment(
  id: string,
  reason: string,
  chargedRef: string | null = null,
): Promise<PaymentRow | null> {
  const [payment] = await db()
    .update(payments)
    .set({
      status: chargedRef ? "succeeded" : "failed",
      provider_ref: chargedRef,
      failure_reason: reason,
    })
    .where(
      and(
        eq(payments.id, id),
        inArray(payments.status, chargedRef ? ["pending", "failed"] : ["pending"]),
      ),
    )
    .returning();
  if (!payment) return null;
  if (chargedRef) await refundPayment(payment, payment.amount, reason);
  return payment;
}

async function change(
  id: string,
  values: Partial<typeof payments.$inferInsert>,
): Promise<PaymentRow> {
  const [row] = await db().update(payments).set(values).where(eq(payments.id, id)).returning();
  return row!;
}
