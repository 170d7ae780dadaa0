import { and, count, eq, gt, inArray } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { HOUR_MS } from "@/lib/core/duration";
import { deliveries } from "@/lib/domain/notification/table";
import type { Channel } from "@/lib/event/event";

/**
 * How many messages an hour one person gets at most on the channels that cost money or ring. What
 * is more is told by the bell and by e-mail alone.
 */
export const MOST_AN_HOUR: Partial<Record<Channel, number>> = { sms: 10, whatsapp: 30, push: 60 };

/** How many more each of these people may get now; nothing for a channel without a limit. */
export async function roomOf(
  channel: Channel,
  recipients: readonly string[],
): Promise<Map<string, number>> {
  const most = MOST_AN_HOUR[channel];
  if (most === undefined || !recipients.length) return new Map();
  const sent = await db()
    .select({ recipient: deliveries.recipient_id, count: count() })
    .from(deliveries)
    .where(
      and(
        inArray(deliveries.recipient_id, [...recipients]),
        eq(deliveries.channel, channel),
        eq(deliveries.status, "sent"),
        gt(deliveries.sent_at, new Date(clock.ms() - HOUR_MS)),
      ),
    )
    .groupBy(deliveries.recipient_id);
  const counts = new Map(sent.map((one) => [one.recipient, one.count]));
  return new Map(recipients.map((id) => [id, most - (counts.get(id) ?? 0)]));
}
