import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, ne, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { notifications as n } from "../table";
import { changeFeed, type Values } from "./feed";

const BATCH = 200;
const TOMBSTONE_DAYS = 30;
const daysAgo = (days: number) => new Date(clock.ms() - days * 86_400_000);

/**
 * Brings back what was snoozed until now: unread ones with a toast, each with its own place in the feed. Any number of
 * nodes may run it. Returns how many rows were woken.
 */
export async function wakeSnoozed(): Promise<number> {
  const due = await db().select({ id: n.id, recipient: n.recipient_id, read_at: n.read_at, archived_at: n.archived_at }).from(n)
    .where(lte(n.wakes_at, clock.now())).orderBy(asc(n.wakes_at)).limit(BATCH);
  for (const row of due) {
    const isQuiet = row.read_at !== null || row.archived_at !== null;
    const values: Values = { wakes_at: null, ...(isQuiet ? {} : { seen_at: null }) };
    await changeFeed(row.recipient, and(eq(n.id, row.id), lte(n.wakes_at, clock.now())), isQuiet ? "unsnoozed" : "woken", values);
  }
  return due.length;
}

/** Removes tombstones that no device needs any more. */
export const sweepTombstones = () => db().delete(n).where(lt(n.deleted_at, daysAgo(TOMBSTONE_DAYS)));

/**
 * Retention (C19): what was read is archived, later deleted; what is unread stays, and so do tickets' notices, which are
 * a record. A person at a time, so that no transaction holds many feeds. Returns how many rows were settled.
 */
export async function retire(): Promise<number> {
  const { RETENTION_ARCHIVE_DAYS: archiveDays, RETENTION_DELETE_DAYS: deleteDays } = env();
  const deleted = deleteDays > 0 ? await settle(lt(n.read_at, daysAgo(deleteDays)), "deleted", { deleted_at: clock.now(), wakes_at: null }) : 0;
  const archived = archiveDays > 0 ? await settle(and(lt(n.read_at, daysAgo(archiveDays)), isNull(n.archived_at)), "archived", { archived_at: clock.now() }) : 0;
  return deleted + archived;
}

const settle = (old: SQL | undefined, change: "deleted" | "archived", values: Values): Promise<number> => transaction(async () => {
  const where = and(old, isNotNull(n.read_at), isNull(n.deleted_at), ne(n.category, "ticket"));
  const [first] = await db().select({ recipient: n.recipient_id }).from(n).where(where).orderBy(asc(n.read_at)).limit(1);
  if (!first) return 0;
  const due = await db().select({ id: n.id }).from(n).where(and(where, eq(n.recipient_id, first.recipient))).limit(BATCH);
  return (await changeFeed(first.recipient, and(where, inArray(n.id, due.map((row) => row.id))), change, values)).length;
});
