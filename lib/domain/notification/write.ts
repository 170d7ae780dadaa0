import { and, eq, inArray, isNotNull, isNull, lt, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { users } from "@/lib/domain/user/table";
import { conditions, isUnread, ownedBy, type Filters } from "./read/filter";
import { countUnread, getNotification, type Reader } from "./read/notifications";
import type { MarkAll } from "./schema";
import { notifications as n, type Change } from "./table";

type Values = Partial<Pick<typeof n.$inferInsert, "read_at" | "deleted_at">>;
const TOMBSTONE_DAYS = 30;

/**
 * Changes what `where` matches in one person's feed under one new `seq`, which every device then hears of. Nothing
 * changed, nothing counted up. Returns the ids.
 */
const changeFeed = (userId: string, where: SQL | undefined, change: Change, values: Values): Promise<string[]> => transaction(async (tx) => {
  const [person] = await tx.select({ seq: users.notification_seq }).from(users).where(eq(users.id, userId)).for("no key update");
  const seq = (person?.seq ?? 0) + 1;
  const changed = await tx.update(n).set({ ...values, change, seq, updated_at: clock.now() }).where(and(ownedBy(userId), where)).returning({ id: n.id });
  if (!changed.length) return [];
  await tx.update(users).set({ notification_seq: seq }).where(eq(users.id, userId));
  hint("users", userId);
  return changed.map((row) => row.id);
});

const setRead = (userId: string, where: SQL | undefined, isRead: boolean, change: Change = isRead ? "read" : "unread") =>
  isRead ? changeFeed(userId, and(where, isNull(n.read_at)), change, { read_at: clock.now() }) : changeFeed(userId, and(where, isNotNull(n.read_at)), change, { read_at: null });

/** Marks one; doing it twice changes nothing. Throws 404. */
export async function markOne(reader: Reader, id: string, isRead: boolean) {
  await setRead(reader.id, eq(n.id, id), isRead);
  return {
    message: `Notification marked as ${isRead ? "read" : "unread"}`, notification: await getNotification(reader, id), unread_count: await countUnread(reader.id),
  };
}

/** Marks those of the ids that are the reader's; others are passed over without a word. */
export async function markMany(userId: string, ids: string[], isRead: boolean) {
  const changed = await setRead(userId, inArray(n.id, ids), isRead);
  return { ...(await marked(userId, changed.length)), message: `Successfully marked ${changed.length} notification${changed.length === 1 ? "" : "s"} as ${isRead ? "read" : "unread"}` };
}

/** Marks everything unread that the filters match. */
export async function markAll(userId: string, filters: MarkAll) {
  const changed = await setRead(userId, and(isUnread(), conditions(filters as Filters)), true, "read_all");
  return { ...(await marked(userId, changed.length)), message: `${changed.length} notification(s) marked as read` };
}

const marked = async (userId: string, n: number) => ({ count: n, updated_count: n, unread_count: await countUnread(userId) });

export async function deleteNotification(userId: string, id: string): Promise<void> {
  const gone = await changeFeed(userId, eq(n.id, id), "deleted", { deleted_at: clock.now() });
  if (!gone.length) throw errors.notFound();
}

/** Removes tombstones that no device needs any more. */
export const sweepNotifications = () =>
  db().delete(n).where(and(isNotNull(n.deleted_at), lt(n.deleted_at, new Date(clock.ms() - TOMBSTONE_DAYS * 86_400_000))));
