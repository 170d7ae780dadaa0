import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { getNotification, type Recipient } from "../read/notifications";
import { countUnread } from "../read/unread-count";
import type { Notification } from "../schema";
import { notifications as n } from "../table";
import { changeFeed } from "../steps/change-feed";

/** Moves a notification into the archive. Does nothing to one that is there already. Throws 404. */
export async function archiveNotification(recipient: Recipient, id: string): Promise<Notification> {
  await changeFeed(recipient.id, and(eq(n.id, id), isNull(n.archived_at)), "archived", {
    archived_at: clock.now(),
  });
  return getNotification(recipient, id);
}

/** Takes a notification out of the archive. Throws 404. */
export async function unarchiveNotification(
  recipient: Recipient,
  id: string,
): Promise<Notification> {
  await changeFeed(recipient.id, and(eq(n.id, id), isNotNull(n.archived_at)), "unarchived", {
    archived_at: null,
  });
  return getNotification(recipient, id);
}

/** Archives the recipient's own notifications among the ids; other ids are ignored. */
export async function archiveMany(recipientId: string, ids: string[]) {
  const { length: count } = await changeFeed(
    recipientId,
    and(inArray(n.id, ids), isNull(n.archived_at)),
    "archived",
    { archived_at: clock.now() },
  );
  return {
    message: `Successfully archived ${count} notification${count === 1 ? "" : "s"}`,
    archived_count: count,
    unread_count: await countUnread(recipientId),
  };
}
