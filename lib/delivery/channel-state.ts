import { and, eq, isNotNull, lte, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { SECOND_MS } from "@/lib/core/duration";
import { channelStates } from "@/lib/domain/channel/table";
import type { Channel } from "@/lib/event/event";

/** How often a provider that does not answer is tried with one message. */
const PROBE_MS = 30 * SECOND_MS;
const MAX_ERROR_LENGTH = 500;

/** Whether messages may be tried now: while the provider is away, one at a time on one node. */
export async function permission(channel: Channel): Promise<"all" | "probe" | "none"> {
  const [state] = await db()
    .select()
    .from(channelStates)
    .where(and(eq(channelStates.channel, channel), isNotNull(channelStates.down_since)));
  if (!state) return "all";
  const now = clock.now();
  const taken = await db()
    .update(channelStates)
    .set({ next_probe_at: new Date(now.getTime() + PROBE_MS) })
    .where(and(eq(channelStates.channel, channel), lte(channelStates.next_probe_at, now)))
    .returning({ channel: channelStates.channel });
  return taken.length ? "probe" : "none";
}

export async function noteDown(channel: Channel, error: string, waitMs = PROBE_MS): Promise<void> {
  const now = clock.now();
  const change = {
    next_probe_at: new Date(now.getTime() + waitMs),
    error: error.slice(0, MAX_ERROR_LENGTH),
    updated_at: now,
  };
  await db()
    .insert(channelStates)
    .values({ channel, down_since: now, ...change })
    .onConflictDoUpdate({
      target: channelStates.channel,
      set: {
        ...change,
        down_since: sql`coalesce(${channelStates.down_since}, excluded.down_since)`,
      },
    });
}

export const noteUp = async (channel: Channel): Promise<void> =>
  void (await db()
    .update(channelStates)
    .set({ down_since: null, next_probe_at: null, error: null, updated_at: clock.now() })
    .where(and(eq(channelStates.channel, channel), isNotNull(channelStates.down_since))));
