import { eq } from "drizzle-orm";
import { transaction } from "@/lib/core/db";
import { changeFeed } from "@/lib/domain/notification/steps/change-feed";
import { notifications } from "@/lib/domain/notification/table";
import type { Outgoing } from "./outgoing";
import { deliveryQueue } from "./delivery-queue";

/** Cancels a claimed delivery, and moves the feed on whose counts it changes (docs/data.md I17). */
export const cancelDelivery = (
  { delivery, notification }: Outgoing,
  reason: string,
): Promise<void> =>
  transaction(async () => {
    await deliveryQueue.settleCancelled([delivery], reason);
    const { id, recipient_id, read_at, deleted_at } = notification;
    if (read_at === null && deleted_at === null)
      await changeFeed(recipient_id, eq(notifications.id, id), "edited", {});
  });
