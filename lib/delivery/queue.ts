import { and, eq, sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/duration";
import type { queueColumns } from "@/lib/core/columns";

export const LEASE_MS = MINUTE_MS;
export const MAX_FAILURES = 12;
const FIRST_RETRY_MS = 5 * SECOND_MS;
const MAX_RETRY_MS = 30 * MINUTE_MS;
const JITTER = 0.2;
const MAX_ERROR_LENGTH = 500;

/** A row of a queue as far as its claim goes. */
export interface Claimed {
  id: string;
  attempt: number;
  failures: number | null;
  lease_until: Date | null;
  error: string | null;
}

type QueueTable = PgTable & Record<"id" | keyof ReturnType<typeof queueColumns>, PgColumn>;

interface Outcome {
  status: "queued" | "sent" | "failed" | "dead" | "cancelled";
  reason?: string | null;
  error?: string | null;
  failures?: number;
  next_attempt_at?: Date;
  sent_at?: Date;
  provider_ref?: string | null;
  batch?: string | null;
}

/** The claims of a table with `queueColumns` (docs/data.md I11). */
export class Queue<Row extends Claimed> {
  readonly #table: QueueTable;

  constructor(table: QueueTable) {
    this.#table = table;
  }

  /** Claims these rows. One that a process left behind counts as a failure. */
  async claim(which: SQL): Promise<Row[]> {
    const { attempt, failures, status } = this.#table;
    const leaseEnd = new Date(clock.ms() + LEASE_MS);
    const claimed = await db()
      .update(this.#table)
      .set({
        status: "sending",
        attempt: sql`${attempt} + 1`,
        failures: sql`coalesce(${failures}, 0) + (${status} = 'sending')::int`,
        lease_until: leaseEnd,
        next_attempt_at: leaseEnd,
      })
      .where(which)
      .returning();
    return claimed as Row[];
  }

  /** Settles claimed rows, except those that another process has claimed since. */
  async #settle(claimed: readonly Claimed[], outcome: Outcome): Promise<void> {
    if (!claimed.length) return;
    const { id, attempt, status } = this.#table;
    const mine = claimed.map((one) => sql`(${one.id}::uuid, ${one.attempt}::int)`);
    await db()
      .update(this.#table)
      .set({ lease_until: null, ...outcome })
      .where(and(sql`(${id}, ${attempt}) in (${sql.join(mine, sql`, `)})`, eq(status, "sending")));
  }

  settleSent(claimed: readonly Claimed[], provider_ref: string | null): Promise<void> {
    const sent = { status: "sent", sent_at: clock.now(), provider_ref } as const;
    return this.#settle(claimed, { ...sent, reason: null, error: null });
  }

  /** `reason`: one of docs/api.md. */
  settleCancelled(claimed: readonly Claimed[], reason: string): Promise<void> {
    return this.#settle(claimed, { status: "cancelled", reason });
  }

  /** For what the provider refuses for good. */
  settleFailed(claimed: readonly Claimed[], error: string): Promise<void> {
    return this.#settle(claimed, {
      status: "failed",
      reason: "provider_error",
      error: shortened(error),
    });
  }

  /** `batch`: of a table that has batches. */
  postpone(
    claimed: readonly Claimed[],
    until: Date,
    { reason, batch = null }: { reason: string; batch?: string | null },
  ): Promise<void> {
    return this.#settle(claimed, { status: "queued", next_attempt_at: until, reason, batch });
  }

  /** For what could not be tried: it is due again, and has not failed. */
  putBack(claimed: readonly Claimed[], error: string | null): Promise<void> {
    return this.#settle(claimed, {
      status: "queued",
      next_attempt_at: clock.now(),
      ...(error !== null && { error: shortened(error) }),
    });
  }

  /**
   * For what the provider refuses for now: tried again after a time that doubles, twelve times, and
   * not before `waitMs` is over.
   */
  async settleRefused(claimed: readonly Claimed[], error: string, waitMs = 0): Promise<void> {
    for (const one of claimed) {
      const failures = (one.failures ?? 0) + 1;
      const fate: Outcome =
        failures >= MAX_FAILURES
          ? { status: "dead", reason: "provider_error" }
          : { status: "queued", next_attempt_at: retryAt(failures, waitMs) };
      await this.#settle([one], { ...fate, failures, error: shortened(error) });
    }
  }

  /** Ends what has failed too often, counting the processes that ended while they sent it. */
  async settleExhausted(claimed: readonly Claimed[]): Promise<void> {
    for (const one of claimed)
      await this.settleRefused([one], one.error ?? "The process that sent it ended each time.");
  }
}

export const isExhausted = ({ failures }: Claimed): boolean => (failures ?? 0) >= MAX_FAILURES;

const retryAt = (failures: number, waitMs: number): Date =>
  new Date(clock.ms() + Math.max(retryWait(failures), Math.min(waitMs, MAX_RETRY_MS)));

/** How long to wait after so many failures, in milliseconds. */
export function retryWait(failures: number, random = Math.random()): number {
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), MAX_RETRY_MS);
  return Math.round(wait * (1 + JITTER * (2 * random - 1)));
}

const shortened = (error: string) => error.slice(0, MAX_ERROR_LENGTH);
