import { eq } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { pushReceipts } from "../table";

/** The browsers that need not be sent this delivery again. */
export async function receivedBy(deliveryId: string): Promise<Set<string>> {
  const found = await db()
    .select({ id: pushReceipts.subscription_id })
    .from(pushReceipts)
    .where(eq(pushReceipts.delivery_id, deliveryId));
  return new Set(found.map((row) => row.id));
}

export async function noteReceipts(
  deliveryId: string,
  subscriptionIds: readonly string[],
): Promise<void> {
  if (subscriptionIds.length)
    await db()
      .insert(pushReceipts)
      .values(subscriptionIds.map((id) => ({ delivery_id: deliveryId, subscription_id: id })))
      .onConflictDoNothing();
}
