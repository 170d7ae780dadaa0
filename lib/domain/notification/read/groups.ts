import { and, getTableColumns, lte, sql, type SQL } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { withSearchLimit } from "@/lib/core/search";
import type { Grouped, GroupedQuery } from "../schema";
import { notifications as n } from "../table";
import { conditions, ownedBy, startOfDay } from "./conditions";
import { toWire, type Recipient } from "./wire";

const MAX_GROUP_SIZE = 10;
const MAX_GROUPS = 100;

/**
 * A recipient's notifications in groups; the group with the newest notification comes first.
 * `by=group_key` groups what is about the same thing. `by=date` has one group for today, one for
 * yesterday, and one for each category of older ones. Returns at most 100 groups with the ten
 * newest notifications of each; the counts of a group include the others.
 */
export async function listGrouped(
  recipient: Recipient,
  { by, ...filters }: GroupedQuery,
): Promise<Grouped> {
  const key =
    by === "group_key"
      ? sql<string>`${n.group_key}`
      : dayOrCategory(filters.tz ?? recipient.timezone);
  const where = and(ownedBy(recipient.id), conditions({ tz: recipient.timezone, ...filters }));
  const found = await withSearchLimit(filters, () => newestOfGroups(key, where));
  const groups = new Map<string, Grouped[number]>();
  for (const row of found) {
    const shown = toWire(row, recipient);
    const group = groups.get(row.key) ?? {
      group_key: row.key,
      group_type: by === "group_key" ? "group_key" : typeOfDateGroup(row.key),
      count: row.total,
      unread_count: row.unread,
      latest_notification: shown,
      notifications: [],
    };
    group.notifications.push(shown);
    groups.set(row.key, group);
  }
  return [...groups.values()];
}

const typeOfDateGroup = (key: string) => (key === "today" || key === "yesterday" ? "date" : "type");

function dayOrCategory(timezone: string): SQL<string> {
  const since = (daysAgo: number) => startOfDay(timezone, daysAgo).toISOString();
  return sql<string>`case
    when ${n.created_at} >= ${since(0)} then 'today'
    when ${n.created_at} >= ${since(1)} then 'yesterday'
    else ${n.category} end`;
}

/** The rows of each group with the group's counts, in the order of groups and then of rows. */
function newestOfGroups(key: SQL<string>, where: SQL | undefined) {
  const keyed = db()
    .select({ ...getTableColumns(n), key: key.as("key") })
    .from(n)
    .where(where)
    .as("keyed");
  const inGroup = sql`over (partition by ${keyed.key})`;
  const counted = db()
    .select({
      ...keyed._.selectedFields,
      place: sql<number>`row_number() over (
          partition by ${keyed.key} order by ${keyed.created_at} desc, ${keyed.born_seq} desc
        )`
        .mapWith(Number)
        .as("place"),
      total: sql<number>`count(*) ${inGroup}`.mapWith(Number).as("total"),
      unread: sql<number>`count(*) filter (where ${keyed.read_at} is null) ${inGroup}`
        .mapWith(Number)
        .as("unread"),
      newest: sql<Date>`max(${keyed.created_at}) ${inGroup}`.as("newest"),
    })
    .from(keyed)
    .as("counted");
  const ranked = db()
    .select({
      ...counted._.selectedFields,
      rank: sql<number>`dense_rank() over (order by ${counted.newest} desc, ${counted.key})`
        .mapWith(Number)
        .as("rank"),
    })
    .from(counted)
    .where(lte(counted.place, MAX_GROUP_SIZE))
    .as("ranked");
  return db()
    .select()
    .from(ranked)
    .where(lte(ranked.rank, MAX_GROUPS))
    .orderBy(ranked.rank, ranked.place);
}
