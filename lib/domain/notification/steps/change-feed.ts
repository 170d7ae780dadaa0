import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction, type Database } from "@/lib/core/db";
import { groupBy } from "@/lib/core/group";
import { ownedBy } from "../read/conditions";
import { feeds, notifications as n, type Change } from "../table";

const BATCH_SIZE = 200;
const PART_SIZE = 500;

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
    | "resolved"
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
    const seq = (await lockFeed(tx, recipientId)) + 1;
    const changed = tx.$with("changed").as(
      tx
        .update(n)
        .set({ ...values, change, seq, updated_at: clock.now() })
        .where(and(ownedBy(recipientId), where))
        .returning({ id: n.id }),
    );
    const moved = tx.$with("moved").as(
      tx
        .update(feeds)
        .set({ seq })
        .where(and(eq(feeds.user_id, recipientId), sql`exists (select from ${changed})`))
        .returning({ user_id: feeds.user_id }),
    );
    const ids = await tx.with(changed, moved).select({ id: changed.id }).from(changed);
    if (ids.length) hint("users", recipientId);
    return ids.map((row) => row.id);
  });

/**
 * As `changeFeed`, for any number of rows: in parts, each with a transaction and a `seq` of its
 * own, so that a long change does not delay the dispatcher, which waits for this feed. `where`
 * must not match a row that was changed. Returns how many rows were changed.
 */
export async function changeFeedInParts(
  recipientId: string,
  where: SQL | undefined,
  change: Change,
  values: ChangedValues,
): Promise<number> {
  const part = sql`${n.id} in (
    select ${n.id} from ${n} where ${and(ownedBy(recipientId), where)} limit ${PART_SIZE})`;
  let total = 0;
  for (;;) {
    const changed = await changeFeed(recipientId, and(where, part), change, values);
    total += changed.length;
    if (changed.length < PART_SIZE) return total;
  }
}

/** Locks a person's feed until the transaction ends. Returns its newest `seq`; 0 without a feed. */
export async function lockFeed(tx: Database, recipientId: string): Promise<number> {
  const [feed] = await tx
    .select({ seq: feeds.seq })
    .from(feeds)
    .where(eq(feeds.user_id, recipientId))
    .for("no key update");
  return feed?.seq ?? 0;
}

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
