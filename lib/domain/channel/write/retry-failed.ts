import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { audit } from "@/lib/domain/audit/write";
import { deliveries } from "@/lib/domain/notification/table";
import { requeue } from "../steps/requeue";
import type { OutsideChannel } from "../values";

/** Tries all failed messages of a channel again. Returns how many. */
export const retryFailed = (admin: Actor, channel: OutsideChannel): Promise<{ retried: number }> =>
  transaction(async () => {
    const requeued = await requeue(eq(deliveries.channel, channel));
    const [first] = requeued;
    if (first)
      audit(
        admin,
        "delivery.retry_failed",
        { type: "delivery", id: first.id },
        { channel, count: requeued.length },
      );
    return { retried: requeued.length };
  });
