import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { groupBy } from "@/lib/core/group";
import { users } from "@/lib/domain/user/table";
import { ownedBy } from "../read/conditions";
import { notifications as n, type Change } from "../table";

const BATCH_SIZE = 200;

export type ChangedValues = Partial<
  Pick<
    typeof n.$inferInsert,
    | "read_at"
    | "seen_at"
    | "deleted_at"
    | "archived_at"
    | "snoozed_until"
    | "wakes_at"
    | "silent"
    | "title"
    | "message"
    | "level"
    | "priority"
  >
>;

/**
 * The values that delete a row. It stays as a tombstone until write/purge-tombstones.ts removes it,
 * so that devices learn of the deletion.
 */
export const deletedValues = (): ChangedValues => ({ deleted_at: clock.now(), wakes_at: null });

/**
 * Changes the notifications of one recipient that match `where`. All of them get the feed's next
 * `seq`, by which every device of the recipient finds them. Without a match the feed keeps its
 * position. Returns the ids of the changed rows.
 */
export const changeFeed = (
  recipientId: string,
  where: SQL | undefined,
  change: Change,
  values: ChangedValues,
): Promise<string[]> =>
  transaction(async (tx) => {
    const [recipient] = await tx
      .select({ seq: users.notification_seq })
      .from(users)
      .where(eq(users.id, recipientId))
      .for("no key update");
    const seq = (recipient?.seq ?? 0) + 1;
    const changed = await tx
      .update(n)
      .set({ ...values, change, seq, updated_at: clock.now() })
      .where(and(ownedBy(recipientId), where))
      .returning({ id: n.id });
    if (!changed.length) return [];
    await tx.update(users).set({ notification_seq: seq }).where(eq(users.id, recipientId));
    hint("users", recipientId);
    return changed.map((row) => row.id);
  });

/**
 * Changes the next batch of matching notifications of all recipients; those come first that have
 * been due longest, by the time in the column `dueBy`. Each recipient has a transaction of their
 * own, so that none locks many feeds. Returns how many rows were due; 0 when everything is done.
 */
export async function changeDue(
  where: SQL | undefined,
  dueBy: PgColumn,
  change: Change,
  values: ChangedValues,
): Promise<number> {
  const due = await db()
    .select({ id: n.id, recipient: n.recipient_id })
    .from(n)
    .where(where)
    .orderBy(asc(dueBy))
    .limit(BATCH_SIZE);
  for (const [recipient, rows] of groupBy(due, (row) => row.recipient)) {
    const ids = rows.map((row) => row.id);
    await changeFeed(recipient, and(where, inArray(n.id, ids)), change, values);
  }
  return due.length;
}
