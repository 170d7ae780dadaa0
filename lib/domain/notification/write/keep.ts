import { and, asc, eq, inArray, isNull, lt, lte, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { groupBy } from "@/lib/core/group";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import { resolve, targetsOf } from "@/lib/domain/preference/rules";
import { users } from "@/lib/domain/user/table";
import { definitionOf } from "@/lib/event/catalogue";
import { notifications as n } from "../table";
import { changeFeed, type Values } from "./feed";

const BATCH = 200;
const TOMBSTONE_DAYS = 30;
const daysAgo = (days: number) => new Date(clock.ms() - days * 86_400_000);

/**
 * Brings back what was snoozed until now: unread ones with a toast, unless the person wants quiet by now; each with its
 * own place in the feed. Any number of nodes may run it. Returns how many rows were due.
 */
export async function wakeSnoozed(): Promise<number> {
  const due = await db()
    .select({ id: n.id, recipient: n.recipient_id })
    .from(n)
    .where(lte(n.wakes_at, clock.now()))
    .orderBy(asc(n.wakes_at))
    .limit(BATCH);
  for (const { id, recipient } of due) await wake(id, recipient);
  return due.length;
}

const wake = (id: string, recipient: string): Promise<void> =>
  transaction(async (tx) => {
    await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.id, recipient))
      .for("no key update");
    const [row] = await tx
      .select()
      .from(n)
      .where(and(eq(n.id, id), lte(n.wakes_at, clock.now())));
    if (!row) return;
    if (row.read_at !== null || row.archived_at !== null)
      return void (await changeFeed(recipient, eq(n.id, id), "unsnoozed", { wakes_at: null }));
    const preferences = (await preferencesOf([recipient])).get(recipient)!;
    const about = targetsOf({ type: row.related_type, id: row.related_id, lot_id: row.lot_id });
    const { alert } = resolve(
      {
        channels: { in_app: 0 },
        category: row.category,
        priority: row.priority,
        locked: Boolean(definitionOf(row.event_type)?.locked),
        about,
      },
      preferences,
      new Set(),
      clock.now(),
    );
    await changeFeed(recipient, eq(n.id, id), "woken", {
      wakes_at: null,
      seen_at: null,
      silent: alert.send ? null : alert.because,
    });
  });

/** Takes what was only meant for a time out of list and badge when that is over. Returns how many rows were settled. */
export const expireNotifications = (): Promise<number> =>
  settle(
    and(
      lte(n.expires_at, clock.now()),
      sql`expires_at is not null and archived_at is null and deleted_at is null`,
    ),
    n.expires_at,
    "archived",
    { archived_at: clock.now() },
  );

/**
 * Retention (C19): what was read is archived, later deleted; what is unread stays, and so do tickets' notifications, which are
 * a record. Returns how many rows were settled.
 */
export async function retire(): Promise<number> {
  const { RETENTION_ARCHIVE_DAYS: archiveDays, RETENTION_DELETE_DAYS: deleteDays } = env();
  // Written out as in the partial indexes: only constants let the planner use them.
  const settled = sql`read_at is not null and deleted_at is null and category <> 'ticket'`;
  const deleted =
    deleteDays > 0
      ? await settle(and(lt(n.read_at, daysAgo(deleteDays)), settled), n.read_at, "deleted", {
          deleted_at: clock.now(),
          wakes_at: null,
        })
      : 0;
  const archived =
    archiveDays > 0
      ? await settle(
          and(lt(n.read_at, daysAgo(archiveDays)), settled, isNull(n.archived_at)),
          n.read_at,
          "archived",
          { archived_at: clock.now() },
        )
      : 0;
  return deleted + archived;
}

/** Changes the oldest few of what is due, a person's at a time, so that no transaction holds many feeds. */
async function settle(
  where: SQL | undefined,
  order: typeof n.read_at | typeof n.expires_at,
  change: "deleted" | "archived",
  values: Values,
): Promise<number> {
  const due = await db()
    .select({ id: n.id, recipient: n.recipient_id })
    .from(n)
    .where(where)
    .orderBy(asc(order))
    .limit(BATCH);
  const byPerson = groupBy(due, (row) => row.recipient);
  for (const [recipient, rows] of byPerson)
    await changeFeed(
      recipient,
      and(
        where,
        inArray(
          n.id,
          rows.map((row) => row.id),
        ),
      ),
      change,
      values,
    );
  return due.length;
}

/** Forgets deletions that are old, and how far back the feed can be told without them. Returns how many rows went. */
export const sweepTombstones = (): Promise<number> =>
  transaction(async (tx) => {
    const old = tx
      .select({ id: n.id })
      .from(n)
      .where(lt(n.deleted_at, daysAgo(TOMBSTONE_DAYS)))
      .orderBy(asc(n.deleted_at))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    const gone = await tx
      .delete(n)
      .where(inArray(n.id, old))
      .returning({ recipient: n.recipient_id, seq: n.seq });
    for (const [recipient, rows] of [...groupBy(gone, (row) => row.recipient)].sort(([a], [b]) =>
      a < b ? -1 : 1,
    )) {
      await tx
        .update(users)
        .set({
          notification_floor: sql`greatest(${users.notification_floor}, ${Math.max(...rows.map((row) => row.seq))})`,
        })
        .where(eq(users.id, recipient));
    }
    return gone.length;
  });
