import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { and, desc, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { clock } from "@/lib/core/clock";
import { db, pingDatabase, rows } from "@/lib/core/db";
import { singleton } from "@/lib/core/singleton";
import { vitals } from "@/lib/core/vitals";
import { channelStates } from "@/lib/domain/channel/table";
import { deliveries, notifications } from "@/lib/domain/notification/table";
import { users } from "@/lib/domain/user/table";
import { countOpenEvents } from "@/lib/event/open-events";
import type { Health, outboxQuery } from "./schema";

/** How long the timed jobs may stand still before the node counts as not ready. */
const MAX_LAG_S = 60;
const MAX_OUTBOX = 500;
const DB_TIMEOUT_MS = 1500;

/** The state of this node; `failing` lists why it is not ready (docs/promises.md P26). */
export async function getHealth(): Promise<Health> {
  const lagSeconds = (performance.now() - vitals.lastTickAt) / 1000;
  const isDatabaseUp = await fulfilsInTime(pingDatabase());
  const failing = [
    ...(isDatabaseUp ? [] : ["db"]),
    ...(lagSeconds > MAX_LAG_S ? ["worker"] : []),
    ...(vitals.isDraining ? ["draining"] : []),
  ];
  const channelsDown = isDatabaseUp ? await listChannelsDown() : [];
  return {
    status: statusOf(failing, channelsDown),
    failing,
    channels_down: channelsDown,
    db: isDatabaseUp ? "ok" : "down",
    socket: { connected: vitals.sockets },
    worker: {
      last_tick_at: new Date(clock.ms() - lagSeconds * 1000).toISOString(),
      lag_s: Math.round(lagSeconds * 10) / 10,
    },
    events: isDatabaseUp ? await countOpenEvents() : { waiting: 0, set_aside: 0 },
    outbox: isDatabaseUp ? await outboxFigures() : { pending: 0, failed: 0 },
    redis: "not configured",
    version: version(),
    server_time: clock.now().toISOString(),
  };
}

function statusOf(failing: string[], channelsDown: string[]): Health["status"] {
  if (failing.length === 0) return channelsDown.length === 0 ? "ok" : "degraded";
  return failing.includes("draining") ? "draining" : "down";
}

const listChannelsDown = async () =>
  (
    await db()
      .select({ channel: channelStates.channel })
      .from(channelStates)
      .where(isNotNull(channelStates.down_since))
      .orderBy(channelStates.channel)
  ).map(({ channel }) => channel);

async function outboxFigures(): Promise<Health["outbox"]> {
  const [figures] = await rows<Health["outbox"]>(sql`
    select
      count(*) filter (where status in ('queued', 'sending'))::int as pending,
      count(*) filter (where status = 'dead')::int as failed
    from (
      select status from notification_deliveries where status in ('queued', 'sending')
      union all
      select status from notification_deliveries where status = 'dead' and attempt >= 0
      union all
      select status from account_mails where status in ('queued', 'sending', 'dead')
    ) as queued`);
  return figures!;
}

/** Whether the promise is fulfilled within the time limit; false when it is rejected. */
const fulfilsInTime = (promise: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    promise.then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((done) => {
      setTimeout(() => done(false), DB_TIMEOUT_MS).unref();
    }),
  ]);

/** The version of this build, from package.json. */
export const version = () =>
  singleton(
    "version",
    () =>
      (JSON.parse(readFileSync(resolve("package.json"), "utf8")) as { version: string }).version,
  );

/** Messages of all channels except in-app that were or will be sent, newest first, at most 500. */
export async function listOutbox(query: z.output<typeof outboxQuery>) {
  const found = await db()
    .select({ delivery: deliveries, notification: notifications, email: users.email })
    .from(deliveries)
    .innerJoin(notifications, eq(notifications.id, deliveries.notification_id))
    .innerJoin(users, eq(users.id, notifications.recipient_id))
    .where(
      and(
        ne(deliveries.channel, "in_app"),
        ne(deliveries.status, "cancelled"),
        query.channel ? eq(deliveries.channel, query.channel) : undefined,
        query.to ? eq(users.email, query.to) : undefined,
      ),
    )
    .orderBy(desc(deliveries.created_at))
    .limit(MAX_OUTBOX);
  return {
    results: found.map(({ delivery, notification, email }) => ({
      channel: delivery.channel,
      to: email,
      event_type: notification.event_type,
      subject: notification.title,
      body: notification.message,
      status: delivery.status,
      sent_at: delivery.sent_at?.toISOString() ?? null,
    })),
  };
}
