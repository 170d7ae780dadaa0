import { and, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, together, transaction } from "@/lib/core/db";
import { getNotification, type Recipient } from "../read/notifications";
import { countUnread } from "../read/unread-count";
import { notifications as n } from "../table";
import { changeFeed } from "../steps/change-feed";

/** Marks a notification as read. One that is read already keeps its `read_at`. Throws 404. */
export const markAsRead = (recipient: Recipient, id: string) => markOne(recipient, id, true);

/** Marks a notification as unread. Throws 404. */
export const markAsUnread = (recipient: Recipient, id: string) => markOne(recipient, id, false);

/**
 * Marks the recipient's own among the ids as read or unread. `not_found`, absent when it would be
 * empty, lists the ids that are not the recipient's or no longer exist.
 */
export async function markManyRead(recipientId: string, ids: string[], isRead: boolean) {
  const changed = await setRead(recipientId, inArray(n.id, ids), isRead);
  const { length: count } = changed;
  const noun = count === 1 ? "notification" : "notifications";
  const [unread_count, found] = await together([
    countUnread(recipientId),
    count < ids.length ? findOwn(recipientId, ids) : ids,
  ]);
  const missing = ids.filter((id) => !found.includes(id));
  return {
    message: `Successfully marked ${count} ${noun} as ${stateName(isRead)}`,
    count,
    updated_count: count,
    unread_count,
    ...(missing.length ? { not_found: missing } : {}),
  };
}

async function findOwn(recipientId: string, ids: string[]): Promise<string[]> {
  const own = await db()
    .select({ id: n.id })
    .from(n)
    .where(and(eq(n.recipient_id, recipientId), inArray(n.id, ids), isNull(n.deleted_at)));
  return own.map((row) => row.id);
}

const markOne = (recipient: Recipient, id: string, isRead: boolean) =>
  transaction(
    () => setRead(recipient.id, eq(n.id, id), isRead),
    async () => {
      const [notification, unread_count] = await together([
        getNotification(recipient, id),
        countUnread(recipient.id),
      ]);
      const message = `Notification marked as ${stateName(isRead)}`;
      return { message, notification, unread_count };
    },
  );

const setRead = (recipientId: string, where: SQL | undefined, isRead: boolean) =>
  isRead
    ? changeFeed(recipientId, and(where, isNull(n.read_at)), "read", { read_at: clock.now() })
    : changeFeed(recipientId, and(where, isNotNull(n.read_at)), "unread", { read_at: null });

const stateName = (isRead: boolean) => (isRead ? "read" : "unread");
