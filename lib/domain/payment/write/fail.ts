import { and, eq, inArray } from "drizzle-orm";
import { db } from "@/lib/core/db";
import type { PaymentRow } from "../read";
import { payments } from "../table";
import { refundPayment } from "./refund";

/**
 * Marks a payment as failed, inside the caller's transaction. `chargedRef` is the provider's
 * reference when the card was charged although its booking cannot begin: the payment then counts
 * as succeeded and is refunded in full. Returns null when the payment was settled before.
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
