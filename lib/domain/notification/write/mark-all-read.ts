import { and } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { conditions, isInBadge } from "../read/conditions";
import { countUnread } from "../read/unread-count";
import type { MarkAll } from "../schema";
import { changeFeedInParts } from "../steps/change-feed";

/** Marks as read the notifications that the badge counts and the filters match. */
export async function markAllRead(recipientId: string, filters: MarkAll) {
  const count = await changeFeedInParts(
    recipientId,
    and(isInBadge(), conditions(filters)),
    "read_all",
    { read_at: clock.now() },
  );
  return {
    message: `${count} notification(s) marked as read`,
    count,
    updated_count: count,
    unread_count: await countUnread(recipientId),
  };
}
