import { and, asc, eq, inArray, lte, notInArray, sql, type SQL } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/duration";
import { channelStates } from "@/lib/domain/channel/table";
import { deliveries } from "@/lib/domain/notification/table";
import type { Channel } from "@/lib/event/event";

/** A row of the queue of the channels outside the app (docs/data.md I11). */
export type Delivery = typeof deliveries.$inferSelect;
export const LEASE_MS = MINUTE_MS;
export const MAX_FAILURES = 12;
const FIRST_RETRY_MS = 5 * SECOND_MS;
const MAX_RETRY_MS = 30 * MINUTE_MS;
const JITTER = 0.2;
const MAX_ERROR_LENGTH = 500;

const waiting = (channel: Channel) =>
  and(eq(deliveries.channel, channel), inArray(deliveries.status, ["queued", "sending"]));

/** When the channel has something to do next, as SQL; while it is down, the next probe. */
export const nextDelivery = (channel: Channel): SQL => sql`(
  select greatest(${deliveries.next_attempt_at}, ${channelStates.next_probe_at})
  from ${deliveries} left join ${channelStates}
    on ${channelStates.channel} = ${deliveries.channel} and ${channelStates.down_since} is not null
  where ${waiting(channel)}
  order by ${deliveries.next_attempt_at} limit 1)`;

/**
 * Claims up to `limit` deliveries that are due, and with each one the others of its batch. One that
 * a process left behind counts as a failure.
 */
export const claimDue = (channel: Channel, limit: number): Promise<Delivery[]> =>
  transaction(async (tx) => {
    const due = tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(waiting(channel), lte(deliveries.next_attempt_at, clock.now())))
      .orderBy(asc(deliveries.next_attempt_at))
      .limit(limit)
      .for("update", { skipLocked: true });
    const first = await claim(inArray(deliveries.id, due));
    const batches = first.filter((one) => one.batch !== null);
    if (!batches.length) return first;
    const rest = tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.channel, channel),
          eq(deliveries.status, "queued"),
          inArray(deliveries.recipient_id, [...new Set(batches.map((one) => one.recipient_id!))]),
          inArray(deliveries.batch, [...new Set(batches.map((one) => one.batch!))]),
          notInArray(
            deliveries.id,
            batches.map((one) => one.id),
          ),
        ),
      )
      .for("update", { skipLocked: true });
    return [...first, ...(await claim(inArray(deliveries.id, rest)))];
  });

function claim(which: SQL): Promise<Delivery[]> {
  const leaseEnd = new Date(clock.ms() + LEASE_MS);
  return db()
    .update(deliveries)
    .set({
      status: "sending",
      attempt: sql`${deliveries.attempt} + 1`,
      failures: sql`coalesce(${deliveries.failures}, 0) + (${deliveries.status} = 'sending')::int`,
      lease_until: leaseEnd,
      next_attempt_at: leaseEnd,
    })
    .where(which)
    .returning();
}

type Outcome = Partial<typeof deliveries.$inferInsert>;

/** Settles claimed deliveries, except those that another process has claimed since. */
async function settle(claimed: readonly Delivery[], outcome: Outcome): Promise<void> {
  if (!claimed.length) return;
  const mine = claimed.map(({ id, attempt }) => sql`(${id}::uuid, ${attempt}::int)`);
  await db()
    .update(deliveries)
    .set({ lease_until: null, ...outcome })
    .where(
      and(
        sql`(${deliveries.id}, ${deliveries.attempt}) in (${sql.join(mine, sql`, `)})`,
        eq(deliveries.status, "sending"),
      ),
    );
}

export const settleSent = (claimed: readonly Delivery[], provider_ref: string | null) =>
  settle(claimed, {
    status: "sent",
    sent_at: clock.now(),
    provider_ref,
    reason: null,
    error: null,
  });

/** `reason`: one of docs/api.md. */
export const settleCancelled = (claimed: readonly Delivery[], reason: string) =>
  settle(claimed, { status: "cancelled", reason });

/** For what the provider refuses for good. */
export const settleFailed = (claimed: readonly Delivery[], error: string) =>
  settle(claimed, { status: "failed", reason: "provider_error", error: shortened(error) });

export const postpone = (
  claimed: readonly Delivery[],
  until: Date,
  { reason, batch = null }: { reason: string; batch?: string | null },
) => settle(claimed, { status: "queued", next_attempt_at: until, reason, batch });

/** For what could not be tried: it is due again, and has not failed. */
export const putBack = (claimed: readonly Delivery[], error: string | null) =>
  settle(claimed, {
    status: "queued",
    next_attempt_at: clock.now(),
    ...(error !== null && { error: shortened(error) }),
  });

/** For what the provider refuses for now: tried again after a time that doubles, twelve times. */
export async function settleRefused(claimed: readonly Delivery[], error: string): Promise<void> {
  for (const one of claimed) {
    const failures = (one.failures ?? 0) + 1;
    const fate: Outcome =
      failures >= MAX_FAILURES
        ? { status: "dead", reason: "provider_error" }
        : { status: "queued", next_attempt_at: new Date(clock.ms() + retryWait(failures)) };
    await settle([one], { ...fate, failures, error: shortened(error) });
  }
}

/** How long to wait after so many failures, in milliseconds. */
export function retryWait(failures: number, random = Math.random()): number {
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), MAX_RETRY_MS);
  return Math.round(wait * (1 + JITTER * (2 * random - 1)));
}

const shortened = (error: string) => error.slice(0, MAX_ERROR_LENGTH);
