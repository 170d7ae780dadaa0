import { and, eq, inArray, isNull } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { ownedBy } from "../read/conditions";
import { deliveries, notifications as n } from "../table";

/**
 * Notes when a device confirmed that it has these notifications. Other people's ids are ignored,
 * and so are those confirmed before. Returns how many in-app deliveries it has noted.
 */
export async function markReceived(recipientId: string, ids: string[]): Promise<number> {
  const own = db()
    .select({ id: n.id })
    .from(n)
    .where(and(ownedBy(recipientId), inArray(n.id, ids)));
  const completed = await db()
    .update(deliveries)
    .set({ delivered_at: clock.now() })
    .where(
      and(
        inArray(deliveries.notification_id, own),
        eq(deliveries.channel, "in_app"),
        isNull(deliveries.delivered_at),
      ),
    )
    .returning({ id: deliveries.id });
  return completed.length;
}
