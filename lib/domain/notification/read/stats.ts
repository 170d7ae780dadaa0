import { and, count, desc, eq, sql, type SQL } from "drizzle-orm";
import { db } from "@/lib/core/db";
import type { Period, Stats } from "../schema";
import { deliveries, notifications as n, storedStatuses } from "../table";
import { channelOfAlias, conditions, isInBadge, ownedBy } from "./conditions";
import { toWire, type Recipient } from "./wire";

const RECENT_SIZE = 5;
const MAX_DAYS = 366;

/**
 * A recipient's notifications in figures, archived and snoozed ones included. Days are those of the
 * query's zone, or else of the recipient's.
 */
export async function getStats(
  recipient: Recipient,
  query: { period?: Period | undefined; tz?: string | undefined },
): Promise<Stats> {
  const tz = query.tz ?? recipient.timezone;
  const where = and(
    ownedBy(recipient.id),
    conditions({ archived: "all", snoozed: "all", ...query, tz }),
  );
  const [kinds, per_day, sent, recent] = await Promise.all([
    countByKind(where),
    countByDay(where, tz),
    countDeliveries(and(where, eq(deliveries.recipient_id, recipient.id))),
    db()
      .select()
      .from(n)
      .where(where)
      .orderBy(desc(n.created_at), desc(n.born_seq))
      .limit(RECENT_SIZE),
  ]);
  return {
    unread_count: kinds.reduce((sum, kind) => sum + kind.unread, 0),
    total_count: kinds.reduce((sum, kind) => sum + kind.total, 0),
    by_type: sumBy("type", kinds),
    by_level: sumBy("level", kinds),
    by_channel: byChannel(sent),
    by_status: byStatus(sent),
    per_day,
    recent_notifications: recent.map((row) => toWire(row, recipient)),
  };
}

const countByKind = (where: SQL | undefined) =>
  db()
    .select({
      type: n.category,
      level: n.level,
      total: count(),
      unread: sql<number>`count(*) filter (where ${isInBadge()})::int`,
    })
    .from(n)
    .where(where)
    .groupBy(n.category, n.level);

const countByDay = (where: SQL | undefined, tz: string) =>
  db()
    .select({
      date: sql<string>`to_char(${n.created_at} at time zone ${tz}, 'YYYY-MM-DD')`.as("date"),
      count: count(),
    })
    .from(n)
    .where(where)
    .groupBy(sql`1`)
    .orderBy(sql`1 desc`)
    .limit(MAX_DAYS);

const countDeliveries = (where: SQL | undefined) =>
  db()
    .select({ channel: deliveries.channel, status: deliveries.status, count: count() })
    .from(deliveries)
    .innerJoin(n, eq(n.id, deliveries.notification_id))
    .where(where)
    .groupBy(deliveries.channel, deliveries.status);

type Kinds = Awaited<ReturnType<typeof countByKind>>;
type Sent = Awaited<ReturnType<typeof countDeliveries>>;

function sumBy(name: "type" | "level", kinds: Kinds): Stats["by_type"] {
  const sums: Stats["by_type"] = {};
  for (const kind of kinds) {
    const sum = (sums[kind[name]] ??= { total: 0, unread: 0 });
    sum.total += kind.total;
    sum.unread += kind.unread;
  }
  return sums;
}

const total = (rows: Sent) => rows.reduce((sum, row) => sum + row.count, 0);

const byChannel = (sent: Sent): Stats["by_channel"] =>
  Object.fromEntries(
    Object.entries(channelOfAlias).map(([alias, channel]) => [
      alias,
      total(sent.filter((row) => row.channel === channel && row.status !== "cancelled")),
    ]),
  );

const byStatus = (sent: Sent): Stats["by_status"] =>
  Object.fromEntries(
    Object.entries(storedStatuses).map(([status, stored]) => [
      status,
      total(sent.filter((row) => (stored as readonly string[]).includes(row.status))),
    ]),
  );
