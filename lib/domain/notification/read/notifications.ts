import { and, asc, count, desc, eq, gt, inArray, sql, type SQL } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { preferencesOf } from "@/lib/domain/preference/read/preferences";
import { findUser, fullName } from "@/lib/domain/user/read";
import { users } from "@/lib/domain/user/table";
import { paged } from "@/lib/http/page";
import {
  deliveryStatuses,
  storedStatuses,
  type ListQuery,
  type Notification,
  type SyncResult,
} from "../schema";
import { deliveries, notifications as n } from "../table";
import { countUnread } from "./count";
import { conditions, ownedBy, type Filters } from "./filter";
import { toastOf } from "./toast";
import { wire, type NotificationRow } from "./wire";

const SYNC_LIMIT = 500;
export type Reader = Pick<Actor, "id" | "name" | "timezone">;

const orderings: Record<string, SQL | typeof n.created_at> = {
  created_at: n.created_at,
  is_read: sql`(${n.read_at} is not null)`,
  seq: sql`${n.seq}`,
  priority: sql`case ${n.priority} when 'HIGH' then 2 when 'MEDIUM' then 1 else 0 end`,
};

/** Newest first unless asked otherwise. Notifications of one transaction share their moment; their feed tells which came first. */
export function orderOf(ordering: readonly string[] = ["-created_at"]): SQL[] {
  const order = ordering.map((key) =>
    key.startsWith("-") ? desc(orderings[key.slice(1)]!) : asc(orderings[key]!),
  );
  return [...order, ordering.includes("created_at") ? asc(n.born_seq) : desc(n.born_seq)];
}

export const listNotifications = (reader: Reader, query: ListQuery, extra?: Filters) =>
  paged(query, async (limit, offset) => {
    const where = and(ownedBy(reader.id), conditions({ tz: reader.timezone, ...query, ...extra }));
    const [found, [total]] = await Promise.all([
      db()
        .select()
        .from(n)
        .where(where)
        .orderBy(...orderOf(query.ordering))
        .limit(limit)
        .offset(offset),
      db().select({ n: count() }).from(n).where(where),
    ]);
    const expand = query.expand?.split(",") ?? [];
    const sent = expand.includes("deliveries")
      ? await deliveriesOf(found.map((row) => row.id))
      : undefined;
    return {
      count: total!.n,
      rows: found.map((row) =>
        wire(row, reader, { deliveries: sent?.get(row.id), metadata: expand.includes("metadata") }),
      ),
    };
  });

export async function getNotification(reader: Reader, id: string): Promise<Notification> {
  const row = await loadNotification(reader.id, id);
  return wire(row, reader, { deliveries: (await deliveriesOf([id])).get(id), metadata: true });
}

/**
 * What changed in a person's feed after `sinceSeq`, in order (P11). A number from the future or from before what is
 * remembered, or more than 500 changes, answers `reset`: fetch the list anew.
 */
export async function sync(reader: Reader, sinceSeq: number): Promise<SyncResult> {
  const [position] = await db()
    .select({ seq: users.notification_seq, floor: users.notification_floor })
    .from(users)
    .where(eq(users.id, reader.id));
  const { seq, floor } = position ?? { seq: 0, floor: 0 };
  const isKnown = sinceSeq <= seq && sinceSeq >= floor;
  const changed = isKnown ? await changesSince(reader.id, sinceSeq, SYNC_LIMIT + 1) : null;
  const unread_count = await countUnread(reader.id);
  if (!changed || changed.length > SYNC_LIMIT)
    return { seq, reset: true, upserts: [], deleted_ids: [], unread_count, toasts: {} };
  const present = changed.filter((row) => !row.deleted_at);
  const news = present.filter(
    (row) =>
      row.read_at === null &&
      row.archived_at === null &&
      (row.snoozed_until === null || row.snoozed_until <= clock.now()) &&
      (row.born_seq > sinceSeq || row.change === "woken"),
  );
  const preferences = news.length ? (await preferencesOf([reader.id])).get(reader.id) : undefined;
  return {
    seq,
    reset: false,
    unread_count,
    deleted_ids: changed.filter((row) => row.deleted_at).map((row) => row.id),
    upserts: present.map((row) => wire(row, reader)),
    toasts: Object.fromEntries(news.map((row) => [row.id, toastOf(row, preferences)])),
  };
}

/** Rows whose last change is newer than `seq`, tombstones included, oldest change first. */
export const changesSince = (userId: string, seq: number, limit: number) =>
  db()
    .select()
    .from(n)
    .where(and(eq(n.recipient_id, userId), gt(n.seq, seq)))
    .orderBy(asc(n.seq), asc(n.created_at))
    .limit(limit);

/** Where each of these people's feeds stands now: one query for all connected people. */
export const feedPositions = async (userIds: string[]): Promise<Map<string, number>> =>
  new Map(
    (
      await db()
        .select({ id: users.id, seq: users.notification_seq })
        .from(users)
        .where(inArray(users.id, userIds))
    ).map((row) => [row.id, row.seq]),
  );

/** Somebody else as the reader of their own notifications: for answers to those who write to them. */
export async function readerOf(userId: string): Promise<Reader> {
  const user = await findUser(userId);
  if (!user) throw errors.notFound();
  return { id: user.id, name: fullName(user), timezone: user.timezone };
}

/** A row of this person's. Throws 404. */
export async function loadNotification(userId: string, id: string): Promise<NotificationRow> {
  const [row] = await db()
    .select()
    .from(n)
    .where(and(ownedBy(userId), eq(n.id, id)));
  if (!row) throw errors.notFound();
  return row;
}

type Delivery = NonNullable<Notification["deliveries"]>[number];
const outward = (status: string) =>
  deliveryStatuses.find((name) => (storedStatuses[name] as readonly string[]).includes(status))!;

async function deliveriesOf(ids: string[]): Promise<Map<string, Delivery[]>> {
  if (!ids.length) return new Map();
  const found = await db()
    .select()
    .from(deliveries)
    .where(inArray(deliveries.notification_id, ids))
    .orderBy(
      asc(deliveries.created_at),
      desc(eq(deliveries.channel, "in_app")),
      asc(deliveries.channel),
    );
  const grouped = new Map<string, Delivery[]>(ids.map((id) => [id, []]));
  for (const row of found)
    grouped.get(row.notification_id)!.push({
      channel: row.channel,
      status: outward(row.status),
      reason: row.reason,
      sent_at: row.sent_at?.toISOString() ?? null,
      attempts: row.attempt,
    });
  return grouped;
}
