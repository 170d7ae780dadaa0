import { eq } from "drizzle-orm";
import { db } from "@/lib/core/db";
import type { PaymentRow } from "../read";
import { payments } from "../table";

/**
 * Lets a cash payment that was closed wait again, inside the caller's transaction. The caller has
 * locked its booking and made sure that no other payment of it is live.
 */
export async function reopenPayment(id: string): Promise<PaymentRow> {
  const [payment] = await db()
    .update(payments)
    .set({
      status: "pending",
      failure_reason: null,
      decided_by: null,
      decided_by_name: null,
      decided_at: null,
    })
    .where(eq(payments.id, id))
    .returning();
  return payment!;
}
