import { and, asc, eq, inArray, lte, notInArray, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { channelStates } from "@/lib/domain/channel/table";
import { deliveries } from "@/lib/domain/notification/table";
import type { Channel } from "@/lib/event/event";
import { Queue } from "./queue";

/** A row of the queue of the channels outside the app (docs/data.md I11). */
export type Delivery = typeof deliveries.$inferSelect;
export const deliveryQueue = new Queue<Delivery>(deliveries);

const waiting = (channel: Channel) =>
  and(eq(deliveries.channel, channel), inArray(deliveries.status, ["queued", "sending"]));

/** When the channel has something to do next, as SQL; while it is down, the next probe. */
export const nextDelivery = (channel: Channel): SQL => sql`(
  select greatest(${deliveries.next_attempt_at}, ${channelStates.next_probe_at})
  from ${deliveries} left join ${channelStates}
    on ${channelStates.channel} = ${deliveries.channel} and ${channelStates.down_since} is not null
  where ${waiting(channel)}
  order by ${deliveries.next_attempt_at} limit 1)`;

/** Claims up to `limit` deliveries that are due, and with each one the others of its batch. */
export const claimDue = (channel: Channel, limit: number): Promise<Delivery[]> =>
  transaction(async (tx) => {
    const due = tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(waiting(channel), lte(deliveries.next_attempt_at, clock.now())))
      .orderBy(asc(deliveries.next_attempt_at))
      .limit(limit)
      .for("update", { skipLocked: true });
    const first = await deliveryQueue.claim(inArray(deliveries.id, due));
    const batches = first.filter((one) => one.batch !== null);
    if (!batches.length) return first;
    const rest = tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.channel, channel),
          eq(deliveries.status, "queued"),
          inArray(deliveries.recipient_id, [...new Set(batches.map((one) => one.recipient_id!))]),
          inArray(deliveries.batch, [...new Set(batches.map((one) => one.batch!))]),
          notInArray(
            deliveries.id,
            batches.map((one) => one.id),
          ),
        ),
      )
      .for("update", { skipLocked: true });
    return [...first, ...(await deliveryQueue.claim(inArray(deliveries.id, rest)))];
  });
