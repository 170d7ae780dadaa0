import { eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import type { PaymentRow } from "../read";
import { payments } from "../table";

/**
 * Marks a card payment as succeeded under the provider's reference, inside the caller's
 * transaction. The caller has locked the payment and found it pending.
 */
export async function succeedPayment(id: string, providerRef: string): Promise<PaymentRow> {
  const [payment] = await db()
    .update(payments)
    .set({ status: "succeeded", provider_ref: providerRef, decided_at: clock.now() })
    .where(eq(payments.id, id))
    .returning();
  return payment!;
}
