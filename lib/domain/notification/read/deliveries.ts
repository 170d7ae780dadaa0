import { asc, desc, eq, inArray } from "drizzle-orm";
import { db } from "@/lib/core/db";
import type { Notification } from "../schema";
import { deliveries, storedStatuses } from "../table";
import { deliveryStatuses, type DeliveryStatus } from "../values";

type Delivery = NonNullable<Notification["deliveries"]>[number];

/** The deliveries of notifications as clients get them, by notification id; in-app first. */
export async function deliveriesOf(ids: string[]): Promise<Map<string, Delivery[]>> {
  if (!ids.length) return new Map();
  const found = await db()
    .select()
    .from(deliveries)
    .where(inArray(deliveries.notification_id, ids))
    .orderBy(
      asc(deliveries.created_at),
      desc(eq(deliveries.channel, "in_app")),
      asc(deliveries.channel),
    );
  const byNotification = new Map<string, Delivery[]>(ids.map((id) => [id, []]));
  for (const row of found) byNotification.get(row.notification_id)!.push(deliveryToWire(row));
  return byNotification;
}

export const deliveryToWire = (row: typeof deliveries.$inferSelect): Delivery => ({
  channel: row.channel,
  status: publicStatusOf(row.status),
  reason: row.reason,
  sent_at: row.sent_at?.toISOString() ?? null,
  attempts: row.attempt,
});

/** The status that clients see of a stored one. */
export const publicStatusOf = (stored: string): DeliveryStatus =>
  deliveryStatuses.find((status) =>
    (storedStatuses[status] as readonly string[]).includes(stored),
  )!;
