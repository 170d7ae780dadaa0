import { and, eq, gte, isNull, sql, type SQL } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { isInTransaction } from "@/lib/core/db";
import { singleton } from "@/lib/core/singleton";
import { feeds, notifications as n } from "../table";
import { instantParam } from "./conditions";

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

/** What a statement with a remembered count needs: whose, when, and the position that is known. */
export interface CountValues {
  recipient: string;
  now: Date;
  known: number;
}
export interface CountRow {
  feed_seq: number | string;
  counted: { value: unknown; until: number | null } | null;
}
const NOTHING_KNOWN = -1;

/**
 * A count of a person's notifications that PostgreSQL executes only when it is not known. Every
 * change of a person's rows moves their feed on in the same transaction (docs/data.md I17), so what
 * was counted at a position holds as long as the feed is there and no snooze ends. The statement
 * itself compares the position: however many nodes there are, no count is ever stale.
 *
 * `question` names the count among those of the person; null for one that also depends on something
 * else, which is counted each time. Inside a transaction nothing is remembered: its own position
 * may be rolled back and come again. `valueIn` gives the count that belongs to a row with the
 * `countColumns` of these `values`.
 */
export function rememberedCount<T>(
  recipient: string,
  question: string | null,
  now: Date,
): { values: CountValues; valueIn: (row: CountRow) => T } {
  const key = question === null || isInTransaction() ? null : `${recipient} ${question}`;
  const from = now.getTime();
  const known = key === null ? undefined : validAt(counts.get(key), from);
  return {
    values: { recipient, now, known: known?.seq ?? NOTHING_KNOWN },
    valueIn: ({ feed_seq, counted }) => {
      if (!counted) return known!.value as T;
      const { value, until } = counted;
      if (key !== null)
        counts.set(key, { seq: Number(feed_seq), from, until: until ?? Infinity, value });
      return value as T;
    },
  };
}

/** The clock may have been set back since it was counted. */
const validAt = (counted: Counted | undefined, ms: number): Counted | undefined =>
  counted && counted.from <= ms && ms < counted.until ? counted : undefined;

/** The columns from which `valueIn` takes a count; `count` is its SQL at the instant `now`. */
export function countColumns({ recipient, now, known }: CountValues, count: SQL) {
  const seq = sql`coalesce(
    (select ${feeds.seq} from ${feeds} where ${eq(feeds.user_id, recipient)}), 0)`;
  const isSnoozed = and(
    eq(n.recipient_id, recipient),
    isNull(n.deleted_at),
    gte(n.snoozed_until, instantParam(now)),
  );
  return {
    feed_seq: sql<CountRow["feed_seq"]>`${seq}`,
    counted: sql<CountRow["counted"]>`case when ${seq} = ${known} then null else json_build_object(
      'value', ${count},
      'until', (
        select floor(extract(epoch from min(${n.snoozed_until})) * 1000) from ${n}
        where ${isSnoozed})) end`,
  };
}
