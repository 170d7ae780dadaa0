import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { audit } from "@/lib/domain/audit/write";
import { deliveries } from "@/lib/domain/notification/table";
import { getDelivery } from "../read/deliveries";
import type { Delivery } from "../schema";
import { requeue } from "../steps/requeue";

/**
 * Tries a failed message again. What is no longer true is dropped when it is about to leave, as
 * always. Throws 404, and 409 `not_failed`.
 */
export async function retryDelivery(admin: Actor, id: string): Promise<Delivery> {
  const { channel } = await getDelivery(id);
  await transaction(async () => {
    const requeued = await requeue(eq(deliveries.id, id));
    if (!requeued.length)
      throw errors.conflict("not_failed", "This message has not failed, or is being tried again.");
    audit(admin, "delivery.retry", { type: "delivery", id }, { channel });
  });
  return getDelivery(id);
}
