import { eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import type { PaymentRow } from "../read";
import { payments } from "../table";

/**
 * Marks a cash payment as received by this person, inside the caller's transaction. The caller has
 * locked the payment and found it pending.
 */
export async function verifyPayment(
  id: string,
  verifier: { id: string; name: string },
): Promise<PaymentRow> {
  const [payment] = await db()
    .update(payments)
    .set({
      status: "succeeded",
      decided_by: verifier.id,
      decided_by_name: verifier.name,
      decided_at: clock.now(),
    })
    .where(eq(payments.id, id))
    .returning();
  return payment!;
}
