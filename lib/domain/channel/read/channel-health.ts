import { inArray, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, rows } from "@/lib/core/db";
import { HOUR_MS } from "@/lib/core/duration";
import { availableChannels } from "@/lib/event/available-channels";
import type { ChannelHealth } from "../schema";
import { HOURS_SHOWN } from "../rules";
import { channelStates } from "../table";
import { outsideChannels } from "@/lib/domain/preference/values";

interface WaitingRow {
  channel: string;
  waiting: number;
  due_since: string | null;
}
interface HourRow {
  channel: string;
  /** Hours since the first one of the answer. */
  hour: number;
  sent: number;
  failed: number;
}

/** How each channel outside the app is doing: set up or not, answering, waiting, the last day. */
export async function listChannels(): Promise<{ results: ChannelHealth[] }> {
  const now = clock.now();
  const since = new Date(
    Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - (HOURS_SHOWN - 1) * HOUR_MS,
  );
  const [states, waiting, hours] = await Promise.all([
    db()
      .select()
      .from(channelStates)
      .where(inArray(channelStates.channel, [...outsideChannels])),
    waitingOf(now),
    hoursSince(since),
  ]);
  const available = availableChannels();
  const of = <Row extends { channel: string }>(found: readonly Row[], channel: string) =>
    found.filter((one) => one.channel === channel);
  const results = outsideChannels.map((channel) => ({
    channel,
    is_set_up: available.has(channel),
    ...stateOf(of(states, channel)[0]),
    ...queueOf(of(waiting, channel)[0]),
    hours: filled(since, of(hours, channel)),
  }));
  return { results };
}

const stateOf = (state: typeof channelStates.$inferSelect | undefined) => ({
  down_since: state?.down_since?.toISOString() ?? null,
  next_probe_at: state?.next_probe_at?.toISOString() ?? null,
  error: state?.error ?? null,
});

const queueOf = (queue: WaitingRow | undefined) => ({
  waiting: queue?.waiting ?? 0,
  due_since: queue?.due_since ? new Date(queue.due_since).toISOString() : null,
});

const waitingOf = (now: Date) =>
  rows<WaitingRow>(sql`
    select channel, count(*)::int as waiting,
      min(next_attempt_at) filter (where next_attempt_at <= ${now.toISOString()}) as due_since
    from (
      select channel, next_attempt_at from notification_deliveries
      where status in ('queued', 'sending')
      union all
      select 'email', next_attempt_at from account_mails where status in ('queued', 'sending')
    ) as queued
    group by channel`);

const hoursSince = (since: Date) =>
  rows<HourRow>(sql`
    select channel,
      floor(extract(epoch from created_at - ${since.toISOString()}::timestamptz) / 3600)::int
        as hour,
      count(*) filter (where status = 'sent')::int as sent,
      count(*) filter (where status in ('failed', 'dead'))::int as failed
    from (
      select channel, status, created_at from notification_deliveries
      where channel <> 'in_app' and attempt >= 0 and created_at >= ${since.toISOString()}
      union all
      select 'email', status, created_at from account_mails
      where created_at >= ${since.toISOString()}
    ) as log
    group by 1, 2`);

const filled = (since: Date, found: readonly HourRow[]) =>
  Array.from({ length: HOURS_SHOWN }, (_, hour) => {
    const { sent = 0, failed = 0 } = found.find((one) => one.hour === hour) ?? {};
    return { at: new Date(since.getTime() + hour * HOUR_MS).toISOString(), sent, failed };
  });
