import { and, asc, count, desc, eq, gt, inArray, isNull, sql, type SQL } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { catalogue } from "@/lib/event/catalogue";
import { users } from "@/lib/domain/user/table";
import { paged } from "@/lib/http/page";
import type { ListQuery, Notification, SyncResult, UnreadCount } from "../schema";
import { deliveries, notifications as n } from "../table";
import { conditions, isUnread, ownedBy, type Filters } from "./filter";
import { wire } from "./wire";

const SYNC_LIMIT = 500;
export type Reader = Pick<Actor, "id" | "name">;
/** Events that wait for somebody's decision until it is resolved. */
const askingEvents = [...new Set(Object.values(catalogue).flatMap((event) => (event.resolves ? [event.resolves.event] : [])))];

const orderings: Record<string, SQL | typeof n.created_at> = {
  created_at: n.created_at, is_read: sql`(${n.read_at} is not null)`, seq: sql`${n.seq}`,
  priority: sql`case ${n.priority} when 'HIGH' then 2 when 'MEDIUM' then 1 else 0 end`,
};

export const listNotifications = (reader: Reader, query: ListQuery, extra?: Filters) => paged(query, async (limit, offset) => {
  const where = and(ownedBy(reader.id), conditions(query), extra ? conditions(extra) : undefined);
  const order = (query.ordering ?? ["-created_at"]).map((key) => (key.startsWith("-") ? desc(orderings[key.slice(1)]!) : asc(orderings[key]!)));
  // Notices of one transaction share their moment; their feed tells which came first.
  const isAscending = query.ordering?.includes("created_at") ?? false;
  const found = await db().select().from(n).where(where).orderBy(...order, isAscending ? asc(n.born_seq) : desc(n.born_seq)).limit(limit).offset(offset);
  const expand = query.expand?.split(",") ?? [];
  const sent = expand.includes("deliveries") ? await deliveriesOf(found.map((row) => row.id)) : undefined;
  return {
    count: (await db().select({ n: count() }).from(n).where(where))[0]!.n,
    rows: found.map((row) => wire(row, reader, { deliveries: sent?.get(row.id), metadata: expand.includes("metadata") })),
  };
});

export async function getNotification(reader: Reader, id: string): Promise<Notification> {
  const [row] = await db().select().from(n).where(and(ownedBy(reader.id), eq(n.id, id)));
  if (!row) throw errors.notFound();
  return wire(row, reader, { deliveries: (await deliveriesOf([id])).get(id), metadata: true });
}

export async function getUnreadCount(userId: string, filters: Filters = {}): Promise<UnreadCount> {
  const where = and(ownedBy(userId), isUnread(), conditions(filters));
  const [byType, byChannel, [rest], [user]] = await Promise.all([
    db().select({ type: n.category, n: count() }).from(n).where(where).groupBy(n.category),
    db().select({ channel: deliveries.channel, n: count() }).from(deliveries).innerJoin(n, eq(n.id, deliveries.notification_id)).where(where).groupBy(deliveries.channel),
    db().select({
      unseen: sql<number>`count(*) filter (where ${n.seen_at} is null)::int`,
      asking: askingEvents.length ? sql<number>`count(*) filter (where ${isNull(n.resolved)} and ${inArray(n.event_type, askingEvents)})::int` : sql<number>`0`,
    }).from(n).where(where),
    db().select({ seq: users.notification_seq }).from(users).where(eq(users.id, userId)),
  ]);
  const total = byType.reduce((sum, row) => sum + row.n, 0);
  return {
    count: total, unread_count: total, unseen_count: rest!.unseen, action_required: rest!.asking, seq: user?.seq ?? 0,
    by_type: Object.fromEntries(byType.map((row) => [row.type, row.n])),
    by_channel: { EMAIL: 0, WHATSAPP: 0, SYSTEM: 0, ...Object.fromEntries(byChannel.map((row) => [row.channel === "in_app" ? "SYSTEM" : row.channel.toUpperCase(), row.n])) },
  };
}

/** Just the badge's number. */
export const countUnread = async (userId: string): Promise<number> =>
  (await db().select({ n: count() }).from(n).where(and(ownedBy(userId), isUnread())))[0]!.n;

/**
 * What changed in a person's feed after `sinceSeq`, in order (P11). A number from the future, or more than 500 changes,
 * answers `reset`: fetch the list anew.
 */
export async function sync(reader: Reader, sinceSeq: number): Promise<SyncResult> {
  const seq = (await db().select({ seq: users.notification_seq }).from(users).where(eq(users.id, reader.id)))[0]?.seq ?? 0;
  const changed = sinceSeq > seq ? null : await changesSince(reader.id, sinceSeq, SYNC_LIMIT + 1);
  const unread_count = await countUnread(reader.id);
  if (!changed || changed.length > SYNC_LIMIT) return { seq, reset: true, upserts: [], deleted_ids: [], unread_count };
  return {
    seq, reset: false, unread_count, deleted_ids: changed.filter((row) => row.deleted_at).map((row) => row.id),
    upserts: changed.filter((row) => !row.deleted_at).map((row) => wire(row, reader)),
  };
}

/** Rows whose last change is newer than `seq`, tombstones included, oldest change first. */
export const changesSince = (userId: string, seq: number, limit: number) =>
  db().select().from(n).where(and(eq(n.recipient_id, userId), gt(n.seq, seq))).orderBy(asc(n.seq), asc(n.created_at)).limit(limit);

/** Where each of these people's feeds stands now: one query for all connected people. */
export const feedPositions = async (userIds: string[]): Promise<Map<string, number>> =>
  new Map((await db().select({ id: users.id, seq: users.notification_seq }).from(users).where(inArray(users.id, userIds))).map((row) => [row.id, row.seq]));

type Delivery = NonNullable<Notification["deliveries"]>[number];
const outward = { queued: "pending", sending: "pending", sent: "sent", failed: "failed", dead: "failed", cancelled: "cancelled" } as const;

async function deliveriesOf(ids: string[]): Promise<Map<string, Delivery[]>> {
  if (!ids.length) return new Map();
  const found = await db().select().from(deliveries).where(inArray(deliveries.notification_id, ids));
  const grouped = new Map<string, Delivery[]>(ids.map((id) => [id, []]));
  for (const row of found) grouped.get(row.notification_id)!.push({
    channel: row.channel, status: outward[row.status], reason: row.reason, sent_at: row.sent_at?.toISOString() ?? null, attempts: row.attempt,
  });
  return grouped;
}
