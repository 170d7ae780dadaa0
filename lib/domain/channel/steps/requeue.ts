import { and, inArray, ne, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { deliveries } from "@/lib/domain/notification/table";

/** Puts failed messages back into the queue, with all their tries. Returns their ids. */
export const requeue = (which: SQL): Promise<{ id: string }[]> =>
  db()
    .update(deliveries)
    .set({
      status: "queued",
      reason: null,
      failures: 0,
      next_attempt_at: clock.now(),
      lease_until: null,
    })
    .where(
      and(which, inArray(deliveries.status, ["failed", "dead"]), ne(deliveries.channel, "in_app")),
    )
    .returning({ id: deliveries.id });
