import { eq } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import type { PaymentRow } from "../read";
import { payments } from "../table";

export interface Closing {
  status: "cancelled" | "declined";
  reason: string;
  /** Who declined it, or paid it in another way; absent for a deadline. */
  decider?: { id: string; name: string } | undefined;
}

/**
 * Closes a payment that will not be made, inside the caller's transaction. The caller has locked
 * its booking and found it pending.
 */
export async function closePayment(
  id: string,
  { status, reason, decider }: Closing,
): Promise<PaymentRow> {
  const [payment] = await db()
    .update(payments)
    .set({
      status,
      failure_reason: reason,
      decided_by: decider?.id ?? null,
      decided_by_name: decider?.name ?? null,
      decided_at: clock.now(),
    })
    .where(eq(payments.id, id))
    .returning();
  return payment!;
}
