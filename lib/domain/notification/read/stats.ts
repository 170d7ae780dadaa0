import { and, count, desc, eq, sql } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { channelAlias, storedStatuses, type Period, type Stats } from "../schema";
import { deliveries, notifications as n } from "../table";
import { conditions, isUnread, ownedBy } from "./filter";
import type { Reader } from "./notifications";
import { wire } from "./wire";

const RECENT = 5;

/** A person's notifications in figures, archived ones included; days are those of the person's zone. */
export async function getStats(
  reader: Reader,
  query: { period?: Period | undefined; tz?: string | undefined },
): Promise<Stats> {
  const tz = query.tz ?? reader.timezone;
  const where = and(
    ownedBy(reader.id),
    conditions({ archived: "all", snoozed: "all", ...query, tz }),
  );
  const day = sql<string>`to_char(${n.created_at} at time zone ${tz}, 'YYYY-MM-DD')`;
  const [cells, days, channels, recent] = await Promise.all([
    db()
      .select({
        type: n.category,
        level: n.level,
        total: count(),
        unread: sql<number>`count(*) filter (where ${isUnread()})::int`,
      })
      .from(n)
      .where(where)
      .groupBy(n.category, n.level),
    db()
      .select({ date: day.as("date"), count: count() })
      .from(n)
      .where(where)
      .groupBy(sql`1`)
      .orderBy(sql`1 desc`)
      .limit(366),
    db()
      .select({ channel: deliveries.channel, status: deliveries.status, count: count() })
      .from(deliveries)
      .innerJoin(n, eq(n.id, deliveries.notification_id))
      .where(and(where, eq(deliveries.recipient_id, reader.id)))
      .groupBy(deliveries.channel, deliveries.status),
    db().select().from(n).where(where).orderBy(desc(n.created_at), desc(n.born_seq)).limit(RECENT),
  ]);
  const sum = (rows: { count: number }[]) => rows.reduce((total, row) => total + row.count, 0);
  const by = (name: "type" | "level") => {
    const counts: Stats["by_type"] = {};
    for (const cell of cells) {
      const known = (counts[cell[name]] ??= { total: 0, unread: 0 });
      known.total += cell.total;
      known.unread += cell.unread;
    }
    return counts;
  };
  return {
    unread_count: cells.reduce((total, cell) => total + cell.unread, 0),
    total_count: cells.reduce((total, cell) => total + cell.total, 0),
    by_type: by("type"),
    by_level: by("level"),
    by_channel: Object.fromEntries(
      Object.entries(channelAlias).map(([label, name]) => [
        label,
        sum(
          channels.filter((channel) => channel.channel === name && channel.status !== "cancelled"),
        ),
      ]),
    ),
    by_status: Object.fromEntries(
      Object.entries(storedStatuses).map(([label, names]) => [
        label,
        sum(channels.filter((channel) => (names as readonly string[]).includes(channel.status))),
      ]),
    ),
    per_day: days,
    recent_notifications: recent.map((row) => wire(row, reader)),
  };
}
