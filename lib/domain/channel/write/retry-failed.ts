import { and, eq, gt } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { audit } from "@/lib/domain/audit/write";
import { deliveries } from "@/lib/domain/notification/table";
import { accountMails } from "@/lib/domain/user/table";
import { HOURS_SHOWN } from "../rules";
import { requeue, requeueAccountMails } from "../steps/requeue";
import type { OutsideChannel } from "@/lib/domain/preference/values";

/** Tries the messages of a channel again that failed in the last 24 hours. Returns how many. */
export const retryFailed = (admin: Actor, channel: OutsideChannel): Promise<{ retried: number }> =>
  transaction(async () => {
    const since = clock.inMinutes(-HOURS_SHOWN * 60);
    const requeued = [
      ...(await requeue(and(eq(deliveries.channel, channel), gt(deliveries.created_at, since))!)),
      ...(channel === "email" ? await requeueAccountMails(gt(accountMails.created_at, since)) : []),
    ];
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
