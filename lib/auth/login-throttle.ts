import { eq, lt, lte, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/duration";
import { env } from "@/lib/core/env";
import { errors } from "@/lib/core/errors";
import { loginFailures } from "@/lib/domain/user/table";

const FREE_TRIES = 5;
const MAX_DELAY_SECONDS = 60;
/** Failures are forgotten after this time without another one. */
const FORGET_MS = 15 * MINUTE_MS;
const KEEP_MS = DAY_MS;
const NOT_BLOCKED = new Date(0);

/**
 * Counts a try as failed before the password is checked, in one statement, so that guesses sent at
 * the same time cannot all pass. From the fifth failure on the next try has to wait 1, 2, 4 … 60
 * seconds. Throws 429 while it has to.
 */
export async function countTry(key: string): Promise<void> {
  if (env().RATE_LIMIT_FACTOR === 0) return;
  const now = clock.now();
  const forgotten = new Date(now.getTime() - FORGET_MS).toISOString();
  const count = sql`
    case when ${loginFailures.updated_at} < ${forgotten}::timestamptz then 1
      else ${loginFailures.count} + 1 end`;
  const seconds = sql`
    least(${MAX_DELAY_SECONDS}::int, power(2, least(${count} - ${FREE_TRIES}, 10)))`;
  const blocked_until = sql`
    case when ${count} < ${FREE_TRIES} then ${NOT_BLOCKED.toISOString()}::timestamptz
      else ${now.toISOString()}::timestamptz + interval '1 second' * ${seconds} end`;
  const [counted] = await db()
    .insert(loginFailures)
    .values({ key, count: 1, blocked_until: NOT_BLOCKED, updated_at: now })
    .onConflictDoUpdate({
      target: loginFailures.key,
      set: { count, blocked_until, updated_at: now },
      setWhere: lte(loginFailures.blocked_until, now),
    })
    .returning({ key: loginFailures.key });
  if (!counted) throw await blocked(key);
}

async function blocked(key: string) {
  const [row] = await db().select().from(loginFailures).where(eq(loginFailures.key, key));
  const left = (row?.blocked_until.getTime() ?? 0) - clock.ms();
  return errors.throttled(Math.max(1, Math.ceil(left / SECOND_MS)));
}

export const clearTries = async (key: string): Promise<void> =>
  void (await db().delete(loginFailures).where(eq(loginFailures.key, key)));

/** Deletes counters without a failure for a day. */
export const sweepLoginFailures = () =>
  db()
    .delete(loginFailures)
    .where(lt(loginFailures.updated_at, new Date(clock.ms() - KEEP_MS)));
