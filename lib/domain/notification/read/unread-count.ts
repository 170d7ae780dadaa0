import { and, count, gt, isNull, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { anyOf, anyOfFew, db, listOf, rows, sqlStatement } from "@/lib/core/db";
import type { UnreadCount } from "../schema";
import { feeds, notifications as n } from "../table";
import { conditions, dependsOnFeedAlone, isInBadge, ownedBy, type Filters } from "./conditions";
import { countColumns, rememberedCount, type CountRow, type CountValues } from "./remembered-count";

interface Parts {
  types: { type: string; count: number; unseen: number }[];
  /** Open questions. */
  asking: number;
  channels: Record<string, number>;
}
interface Counted extends Parts {
  seq: number | string;
}

/** The badge's number in detail, and the feed's position, in one statement: every push runs it. */
export async function getUnreadCount(
  recipientId: string,
  filters: Filters = {},
): Promise<UnreadCount> {
  return toUnreadCount(await countParts(recipientId, filters));
}

/** The same for several people, in one statement; for a push, without the counts by channel. */
export async function getUnreadCounts(recipientIds: string[]): Promise<Map<string, UnreadCount>> {
  const counted = await countForPush({ ids: listOf(recipientIds), now: clock.now() });
  return new Map(
    counted.map(({ user_id, ...parts }) => [user_id, toUnreadCount({ ...parts, channels: {} })]),
  );
}

interface People {
  /** Their ids (`listOf`). */
  ids: string;
  now: Date;
}
const ofFeed = (now: Date): SQL =>
  and(sql`${n.recipient_id} = f.user_id`, isNull(n.deleted_at), isInBadge(now))!;

const countForPush = sqlStatement<Omit<Counted, "channels"> & { user_id: string }>()(
  ({ ids, now }: People) => sql`
    select f.user_id, f.seq, ${typesOf(ofFeed(now))} as types, ${askingOf(ofFeed(now))} as asking
    from ${feeds} f where ${anyOfFew(sql`f.user_id`, ids)}`,
);

/** The badge's number, and the position of the feed for which it holds. */
export interface Badge {
  seq: number;
  unread_count: number;
}

/** The badges of several people, in one statement. Nobody is left out. */
export async function getBadges(recipientIds: readonly string[]): Promise<Map<string, Badge>> {
  const found = await countBadges({ ids: listOf(recipientIds), now: clock.now() });
  const badges = new Map(recipientIds.map((id) => [id, { seq: 0, unread_count: 0 }]));
  for (const { user_id, seq, unread } of found)
    badges.set(user_id, { seq: Number(seq), unread_count: unread });
  return badges;
}

const countBadges = sqlStatement<{ user_id: string; seq: number | string; unread: number }>()(
  ({ ids, now }: People) => sql`
    select f.user_id, f.seq, (select count(*)::int from ${n} where ${ofFeed(now)}) as unread
    from ${feeds} f where ${anyOf(sql`f.user_id`, ids)}`,
);

/** Counts by category, from columns of one index alone. */
const typesOf = (where: SQL): SQL => sql`(
  select coalesce(json_agg(t), '[]') from (
    select ${n.category} as type, count(*) as count,
      count(*) filter (where ${n.seen_at} is null) as unseen
    from ${n} where ${where} group by ${n.category}
  ) t)`;

const askingOf = (where: SQL): SQL => sql`(
  select count(*) from ${n} where ${where} and ${n.asks} and ${n.resolved} is null)`;

const channelsOf = (recipientId: string, where: SQL): SQL => sql`(
  select coalesce(json_object_agg(channel, sent), '{}') from (
    select d.channel, count(*) as sent
    from notification_deliveries d
    where d.recipient_id = ${recipientId} and d.channel <> 'in_app' and d.status <> 'cancelled'
      and d.notification_id in (select ${n.id} from ${n} where ${where})
    group by d.channel
  ) c)`;

function toUnreadCount({ seq, types, asking, channels }: Counted): UnreadCount {
  const sum = (name: "count" | "unseen") => types.reduce((total, row) => total + row[name], 0);
  const total = sum("count");
  return {
    count: total,
    unread_count: total,
    unseen_count: sum("unseen"),
    action_required: Number(asking),
    seq: Number(seq),
    by_type: Object.fromEntries(types.map((row) => [row.type, row.count])),
    by_channel: {
      EMAIL: 0,
      WHATSAPP: 0,
      SMS: 0,
      PUSH: 0,
      SYSTEM: total,
      ...Object.fromEntries(
        Object.entries(channels).map(([name, sent]) => [name.toUpperCase(), sent]),
      ),
    },
  };
}

async function countParts(recipientId: string, filters: Filters): Promise<Counted> {
  const question = dependsOnFeedAlone(filters) ? `unread ${JSON.stringify(filters)}` : null;
  const { values, valueIn } = rememberedCount<Parts>(recipientId, question, clock.now());
  const isFiltered = Object.keys(filters).length > 0;
  const [row] = isFiltered
    ? await rows<CountRow>(partsOf(values, filters))
    : await countWithoutFilters(values);
  return { seq: row!.feed_seq, ...valueIn(row!) };
}

const countWithoutFilters = sqlStatement<CountRow>()((values: CountValues) => partsOf(values, {}));

function partsOf(values: CountValues, filters: Filters): SQL {
  const { recipient, now } = values;
  const where = and(ownedBy(recipient), isInBadge(now), conditions(filters, now))!;
  const { feed_seq, counted } = countColumns(
    values,
    sql`json_build_object('types', ${typesOf(where)}, 'asking', ${askingOf(where)},
      'channels', ${channelsOf(recipient, where)})`,
  );
  return sql`select ${feed_seq} as feed_seq, ${counted} as counted`;
}

/** What a client missed since a position: new, still unread, and not silenced by preferences. */
export async function countMissed(
  recipientId: string,
  sinceSeq: number,
): Promise<{ missed: number; action_required: number; by_type: Record<string, number> }> {
  const found = await db()
    .select({
      type: n.category,
      count: count(),
      asking: sql<number>`count(*) filter (where ${n.asks} and ${n.resolved} is null)::int`,
    })
    .from(n)
    .where(and(ownedBy(recipientId), isInBadge(), gt(n.born_seq, sinceSeq), isNull(n.silent)))
    .groupBy(n.category);
  const sum = (name: "count" | "asking") => found.reduce((total, row) => total + row[name], 0);
  return {
    missed: sum("count"),
    action_required: sum("asking"),
    by_type: Object.fromEntries(found.map((row) => [row.type, row.count])),
  };
}

/** The badge's number alone. */
export const countUnread = async (recipientId: string): Promise<number> =>
  (
    await db()
      .select({ n: count() })
      .from(n)
      .where(and(ownedBy(recipientId), isInBadge()))
  )[0]!.n;

/** How many unread notifications the recipient has not seen in the list. */
export const countUnseen = async (recipientId: string): Promise<number> =>
  (await getUnreadCount(recipientId)).unseen_count;
