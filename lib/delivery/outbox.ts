import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { anyOfFew, db, listOf, sqlStatement, statement, type Database } from "@/lib/core/db";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/duration";
import { events, type Lane } from "@/lib/event/table";

/** An event that waits for its notifications. */
export type StoredEvent = Pick<
  typeof events.$inferSelect,
  "id" | "type" | "payload" | "author_id" | "audiences" | "created_at"
>;

/**
 * How many events one transaction expands. An announcement has up to 200 recipients itself, and a
 * long transaction would delay the lane of acts, whose recipients may be the same.
 */
export const BATCH_SIZE: Record<Lane, number> = { acts: 200, bulk: 1 };
/** Arbitrary numbers, which no other program on this database may use as advisory locks. */
const LOCKS: Record<Lane, number> = { acts: 7_275_615, bulk: 7_275_616 };
/** A dispatcher that stands still inside its transaction loses the lane after this time. */
const MAX_IDLE_MS = 5 * SECOND_MS;
const FIRST_RETRY_MS = 30 * SECOND_MS;
const MAX_RETRY_MS = 30 * MINUTE_MS;
const MAX_ERROR_LENGTH = 500;

/**
 * Waits until no other node dispatches this lane, and keeps the lock until the running transaction
 * ends. PostgreSQL takes the lock from a process that was stopped or cut off.
 */
export const lockLane = (lane: Lane) => takeLock({ lock: LOCKS[lane] });
const takeLock = sqlStatement()(
  ({ lock }: { lock: number }) => sql`
    select set_config('idle_in_transaction_session_timeout', ${String(MAX_IDLE_MS)}, true),
      pg_advisory_xact_lock(${lock}::bigint)`,
);

const isDue = (now: Date) =>
  and(isNull(events.dispatched_at), or(isNull(events.retry_at), lte(events.retry_at, now)));

/** The next events to dispatch, in order. With `id`, that event alone if it is due. */
export const listDueEvents = (lane: Lane, id: string | null): Promise<StoredEvent[]> =>
  dueEvents({ lane, id, now: clock.now(), limit: BATCH_SIZE[lane] });
const dueEvents = statement(
  ({ lane, id, now, limit }: { lane: Lane; id: string | null; now: Date; limit: number }) =>
    db()
      .select({
        id: events.id,
        type: events.type,
        payload: events.payload,
        author_id: events.author_id,
        audiences: events.audiences,
        created_at: events.created_at,
      })
      .from(events)
      .where(
        and(
          eq(events.lane, lane),
          isDue(now),
          sql`${events.id} = coalesce(${id}::uuid, ${events.id})`,
        ),
      )
      .orderBy(asc(events.position))
      .limit(limit),
);

/** The ids of the next events to dispatch, in order. */
export const listDueIds = async (lane: Lane): Promise<string[]> =>
  (
    await db()
      .select({ id: events.id })
      .from(events)
      .where(and(eq(events.lane, lane), isDue(clock.now())))
      .orderBy(asc(events.position))
      .limit(BATCH_SIZE[lane])
  ).map((row) => row.id);

/** When the next event is to be dispatched, as SQL; an event that was not set aside is due. */
export const nextDispatch = () => sql`(
  select min(coalesce(${events.retry_at}, to_timestamp(0))) from ${events}
  where ${isNull(events.dispatched_at)})`;

/** The lanes that have something to dispatch, in one cheap statement. */
export const listBusyLanes = async (): Promise<Lane[]> =>
  (await busyLanes({ now: clock.now() })).map((row) => row.lane);
const busyLanes = statement(({ now }: { now: Date }) =>
  db().selectDistinct({ lane: events.lane }).from(events).where(isDue(now)),
);

export const markDispatched = (ids: string[]) => mark({ ids: listOf(ids), now: clock.now() });
const mark = statement(({ ids, now }: { ids: string; now: Date }) =>
  db()
    .update(events)
    .set({ dispatched_at: now, retry_at: null, error: null })
    .where(anyOfFew(events.id, ids)),
);

/**
 * Sets an event aside whose notifications could not be written, so that it delays no other. It is
 * tried again after a time that doubles with each failure.
 */
export async function setAside(tx: Database, id: string, error: unknown): Promise<void> {
  const now = clock.ms();
  const wait = sql`least(${FIRST_RETRY_MS}::bigint * (1 << least(${events.failures}, 10)),
    ${MAX_RETRY_MS}::bigint)`;
  await tx
    .update(events)
    .set({
      failures: sql`${events.failures} + 1`,
      retry_at: sql`${new Date(now).toISOString()}::timestamptz + ${wait} * interval '1 ms'`,
      // The error of a statement begins with its text; what PostgreSQL said is the cause.
      error: String((error as Error).cause ?? error).slice(0, MAX_ERROR_LENGTH),
    })
    .where(eq(events.id, id));
}
