import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { and, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { validate as isUuid } from "uuid";
import type { z } from "zod";
import { clock } from "@/lib/core/clock";
import { db, pingDatabase, rows, together } from "@/lib/core/db";
import { singleton } from "@/lib/core/singleton";
import { vitals } from "@/lib/core/vitals";
import { caughtMessages, channelStates } from "@/lib/domain/channel/table";
import { deliveries, notifications } from "@/lib/domain/notification/table";
import { accountMails } from "@/lib/domain/user/table";
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

/**
 * Messages outside the app as they left or would have left, newest first, at most 500: those that
 * are caught (docs/api.md). Nothing while messages are not caught.
 */
export async function listOutbox(query: z.output<typeof outboxQuery>) {
  const found = await db()
    .select()
    .from(caughtMessages)
    .where(
      and(
        query.channel ? eq(caughtMessages.channel, query.channel) : undefined,
        query.to ? eq(caughtMessages.address, query.to) : undefined,
      ),
    )
    .orderBy(desc(caughtMessages.created_at), desc(caughtMessages.id))
    .limit(MAX_OUTBOX);
  const events = await subjectsOf(found.map(({ key }) => key).filter((key) => isUuid(key)));
  return {
    results: found.map(({ key, channel, address, subject, text, created_at }) => ({
      channel,
      to: address,
      event_type: events.get(key) ?? null,
      subject,
      body: text,
      status: "sent" as const,
      sent_at: created_at.toISOString(),
    })),
  };
}

/** What these messages are about. The key of a single message is the id of its row in a queue. */
async function subjectsOf(keys: string[]): Promise<Map<string, string>> {
  const [ofEvents, ofAccounts] = await together([
    db()
      .select({ id: deliveries.id, about: notifications.event_type })
      .from(deliveries)
      .innerJoin(notifications, eq(notifications.id, deliveries.notification_id))
      .where(inArray(deliveries.id, keys)),
    db()
      .select({ id: accountMails.id, about: accountMails.kind })
      .from(accountMails)
      .where(inArray(accountMails.id, keys)),
  ]);
  return new Map([...ofEvents, ...ofAccounts].map(({ id, about }) => [id, about]));
}
