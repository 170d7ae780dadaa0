import { and, eq, inArray, isNotNull, isNull, lte, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { countUnread, countUnseen } from "../read/count";
import { conditions, isUnread, ownedBy, type Filters } from "../read/filter";
import { getNotification, type Reader } from "../read/notifications";
import type { MarkAll } from "../schema";
import { deliveries, notifications as n, type Change } from "../table";
import { changeFeed } from "./feed";

const setRead = (
  userId: string,
  where: SQL | undefined,
  isRead: boolean,
  change: Change = isRead ? "read" : "unread",
) =>
  isRead
    ? changeFeed(userId, and(where, isNull(n.read_at)), change, { read_at: clock.now() })
    : changeFeed(userId, and(where, isNotNull(n.read_at)), change, { read_at: null });

/** Marks one; doing it twice changes nothing. Throws 404. */
export async function markOne(reader: Reader, id: string, isRead: boolean) {
  await setRead(reader.id, eq(n.id, id), isRead);
  return {
    message: `Notification marked as ${isRead ? "read" : "unread"}`,
    notification: await getNotification(reader, id),
    unread_count: await countUnread(reader.id),
  };
}

/** Marks those of the ids that are the reader's; others are passed over without a word. */
export async function markMany(userId: string, ids: string[], isRead: boolean) {
  const changed = await setRead(userId, inArray(n.id, ids), isRead);
  return {
    ...(await marked(userId, changed.length)),
    message: `Successfully marked ${changed.length} notification${changed.length === 1 ? "" : "s"} as ${isRead ? "read" : "unread"}`,
  };
}

/** Marks everything unread that the filters match. */
export async function markAll(userId: string, filters: MarkAll) {
  const changed = await setRead(
    userId,
    and(isUnread(), conditions(filters as Filters)),
    true,
    "read_all",
  );
  return {
    ...(await marked(userId, changed.length)),
    message: `${changed.length} notification(s) marked as read`,
  };
}

const marked = async (userId: string, n: number) => ({
  count: n,
  updated_count: n,
  unread_count: await countUnread(userId),
});

/** The person has looked at the list up to here: nothing in it is new any more. */
export async function markSeen(userId: string, upToSeq: number) {
  await changeFeed(userId, and(isNull(n.seen_at), lte(n.born_seq, upToSeq)), "seen", {
    seen_at: clock.now(),
  });
  return { unseen_count: await countUnseen(userId) };
}

/** A device says that it has these: the bell's deliveries are done (S4.23). Returns how many were the person's. */
export async function markReceived(userId: string, ids: string[]): Promise<number> {
  const own = db()
    .select({ id: n.id })
    .from(n)
    .where(and(ownedBy(userId), inArray(n.id, ids)));
  const done = await db()
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
  return done.length;
}
