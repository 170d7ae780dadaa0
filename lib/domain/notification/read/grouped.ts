import { and, getTableColumns, lte, sql, type SQL } from "drizzle-orm";
import { db } from "@/lib/core/db";
import { withSearchLimit } from "@/lib/core/search";
import type { Grouped, GroupedQuery } from "../schema";
import { notifications as n } from "../table";
import { conditions, dayBegins, ownedBy } from "./filter";
import type { Reader } from "./notifications";
import { wire } from "./wire";

const EACH = 10;
const MOST_GROUPS = 100;

/**
 * A person's notifications in groups, the newest group first: by what they are about, or by today, yesterday and then their
 * category (S3). At most 100 groups with the ten newest of each, counted and cut in one statement.
 */
export async function listGrouped(
  reader: Reader,
  { by, ...filters }: GroupedQuery,
): Promise<Grouped> {
  const key =
    by === "group_key" ? sql<string>`${n.group_key}` : dayOrType(filters.tz ?? reader.timezone);
  const own = db()
    .select({ ...getTableColumns(n), key: key.as("key") })
    .from(n)
    .where(and(ownedBy(reader.id), conditions({ tz: reader.timezone, ...filters })))
    .as("own");
  const ranked = db()
    .select({
      ...own._.selectedFields,
      place:
        sql<number>`row_number() over (partition by ${own.key} order by ${own.created_at} desc, ${own.born_seq} desc)`
          .mapWith(Number)
          .as("place"),
      total: sql<number>`count(*) over (partition by ${own.key})`.mapWith(Number).as("total"),
      unread:
        sql<number>`count(*) filter (where ${own.read_at} is null) over (partition by ${own.key})`
          .mapWith(Number)
          .as("unread"),
      newest: sql<Date>`max(${own.created_at}) over (partition by ${own.key})`.as("newest"),
    })
    .from(own)
    .as("ranked");
  const numbered = db()
    .select({
      ...ranked._.selectedFields,
      rank: sql<number>`dense_rank() over (order by ${ranked.newest} desc, ${ranked.key})`
        .mapWith(Number)
        .as("rank"),
    })
    .from(ranked)
    .where(lte(ranked.place, EACH))
    .as("numbered");
  const found = await withSearchLimit(filters, () =>
    db()
      .select()
      .from(numbered)
      .where(lte(numbered.rank, MOST_GROUPS))
      .orderBy(numbered.rank, numbered.place),
  );
  const groups = new Map<string, Grouped[number]>();
  for (const row of found) {
    const shown = wire(row, reader);
    const group = groups.get(row.key) ?? {
      group_key: row.key,
      group_type:
        by === "group_key"
          ? "group_key"
          : row.key === "today" || row.key === "yesterday"
            ? "date"
            : "type",
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

function dayOrType(timezone: string): SQL<string> {
  const since = (daysAgo: number) => dayBegins(timezone, daysAgo).toISOString();
  return sql<string>`case when ${n.created_at} >= ${since(0)} then 'today' when ${n.created_at} >= ${since(1)} then 'yesterday' else ${n.category} end`;
}
