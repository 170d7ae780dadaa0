import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { audit } from "@/lib/domain/audit/write";
import { deliveries } from "@/lib/domain/notification/table";
import { accountMails } from "@/lib/domain/user/table";
import { getDelivery } from "../read/deliveries";
import type { Delivery } from "../schema";
import { requeue, requeueAccountMails } from "../steps/requeue";

/**
 * Tries a failed message again. What is no longer true is dropped when it is about to leave, as
 * always. Throws 404, 409 `not_failed`, and 409 `link_over` for an account mail of no more use.
 */
export async function retryDelivery(admin: Actor, id: string): Promise<Delivery> {
  const { kind, channel, status, can_retry } = await getDelivery(id);
  if (status === "failed" && !can_retry)
    throw errors.conflict(
      "link_over",
      "Its link is no longer of use. A new one has to be asked for.",
    );
  await transaction(async () => {
    const requeued =
      kind === "account"
        ? await requeueAccountMails(eq(accountMails.id, id))
        : await requeue(eq(deliveries.id, id));
    if (!requeued.length)
      throw errors.conflict("not_failed", "This message has not failed, or is being tried again.");
    audit(admin, "delivery.retry", { type: "delivery", id }, { channel });
  });
  return getDelivery(id);
}
