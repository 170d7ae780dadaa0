import { sql, type SQL } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { isInTransaction } from "@/lib/core/db";
import { singleton } from "@/lib/core/singleton";
import { feeds, notifications as n } from "../table";

const MAX_COUNTS = 10_000;

/**
 * What was counted when the feed was at `seq`. It holds for instants (ms) from `from` to before
 * `until`, when the next snooze ends.
 */
interface Counted {
  seq: number;
  from: number;
  until: number;
  value: unknown;
}
const counts = singleton(
  "notification.counts",
  () => new LRUCache<string, Counted>({ max: MAX_COUNTS }),
);

/** The columns that a statement with a remembered count selects. */
export interface CountColumns {
  feed_seq: SQL<number | string>;
  counted: SQL<{ value: unknown; until: number | null } | null>;
}
export type CountRow = {
  [Name in keyof CountColumns]: CountColumns[Name] extends SQL<infer T> ? T : never;
};

/**
 * A count of a person's notifications that PostgreSQL executes only when it is not known. Every
 * change of a person's rows moves their feed on in the same transaction (docs/data.md I17), so what
 * was counted at a position holds as long as the feed is there and no snooze ends. The statement
 * itself compares the position: however many nodes there are, no count is ever stale.
 *
 * `question` names the count among those of the person; null for one that also depends on something
 * else, which is counted each time. `count` is the SQL of the count at the instant `now`. Inside a
 * transaction nothing is remembered: its own position may be rolled back and come again.
 */
export function rememberedCount<T>(
  recipientId: string,
  question: string | null,
  now: Date,
  count: SQL,
): { columns: CountColumns; valueIn: (row: CountRow) => T } {
  const key = question === null || isInTransaction() ? null : `${recipientId} ${question}`;
  const known = key === null ? undefined : validAt(counts.get(key), now.getTime());
  const seq = sql`coalesce((select seq from ${feeds} where user_id = ${recipientId}), 0)`;
  return {
    columns: {
      feed_seq: sql<number | string>`${seq}`,
      counted: sql`case when ${seq} = ${known?.seq ?? -1} then null else json_build_object(
        'value', ${count}, 'until', ${nextWaking(recipientId, now)}) end`,
    },
    valueIn: ({ feed_seq, counted }) => {
      if (!counted) return known!.value as T;
      const { value, until } = counted;
      if (key !== null)
        counts.set(key, {
          seq: Number(feed_seq),
          from: now.getTime(),
          until: until ?? Infinity,
          value,
        });
      return value as T;
    },
  };
}

/** The clock may have been set back since it was counted. */
const validAt = (counted: Counted | undefined, ms: number): Counted | undefined =>
  counted && counted.from <= ms && ms < counted.until ? counted : undefined;

/** When the next snooze ends, in ms; null when there is none. */
const nextWaking = (recipientId: string, now: Date): SQL => sql`(
  select floor(extract(epoch from min(${n.snoozed_until})) * 1000) from ${n}
  where ${n.recipient_id} = ${recipientId} and ${n.deleted_at} is null
    and ${n.snoozed_until} >= ${now.toISOString()}::timestamptz)`;
