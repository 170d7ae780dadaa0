import { eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import type { PaymentRow } from "../read";
import { payments } from "../table";

/** A card payment as `succeedPayment` stores it, for what is sent together with that. */
export const asSucceeded = (payment: PaymentRow, providerRef: string, at: Date): PaymentRow => ({
  ...payment,
  status: "succeeded",
  provider_ref: providerRef,
  decided_at: at,
});

/**
 * Marks a card payment as succeeded under the provider's reference, inside the caller's
 * transaction. The caller has locked the payment and found it pending.
 */
export async function succeedPayment(
  id: string,
  providerRef: string,
  at = clock.now(),
): Promise<PaymentRow> {
  const [payment] = await db()
    .update(payments)
    .set({ status: "succeeded", provider_ref: providerRef, decided_at: at })
    .where(eq(payments.id, id))
    .returning();
  return payment!;
}
