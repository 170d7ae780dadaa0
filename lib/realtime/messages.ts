import { z } from "zod";
import { clock } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { getUnreadCount } from "@/lib/domain/notification/read/count";
import { sync } from "@/lib/domain/notification/read/notifications";
import { categories } from "@/lib/event/event";
import { markAll, markMany } from "@/lib/domain/notification/write/mark";
import { catalogue } from "@/lib/event/catalogue";
import { consume } from "@/lib/http/limits";
import { problemOf } from "@/lib/http/problem";
import { findWsToken } from "@/lib/domain/user/write/session";
import { hashToken } from "@/lib/core/id";
import { checkTree } from "@/lib/http/json";
import type { Connection } from "./connection";
import type { Hub } from "./hub";
import { clientMessages, type Ack, type ClientMessage } from "./protocol";
import type { Watches } from "./watch";

type Payload<K extends ClientMessage> = z.output<(typeof clientMessages)[K]>;
type Answer = Promise<Record<string, unknown>>;
/** What a message may act upon beside the database. */
export interface Core { hub: Hub; watches: Watches }
type Handlers = { [K in ClientMessage]: (payload: Payload<K>, connection: Connection, core: Core) => Answer };

/** 20 messages a second with bursts of 40 for a connection, 100 a second for a person (security.md S13). */
const limits = [
  { name: "socket", keyOf: (connection: Connection) => connection.id, points: 40, seconds: 2 },
  { name: "socket.user", keyOf: (connection: Connection) => connection.data.actor.id, points: 100, seconds: 1 },
];
/** So many times a limit, and the connection ends. */
const FLOOD = 3;
const MAX_BAD = 5;
const BAD_WINDOW_MS = 10_000;
const known = new Set<string>(["*", "reservation", "parking_lot", "ticket_created", ...categories, ...Object.keys(catalogue)]);
const idsOf = (payload: { notification_id: string } | { notification_ids: string[] }) =>
  "notification_id" in payload ? [payload.notification_id] : payload.notification_ids;

/** Every message that a client may send (socket.md). The answer goes into the acknowledgement. */
const handlers: Handlers = {
  subscribe: async ({ notification_types }, connection) => {
    const accepted = notification_types.filter((name) => known.has(name));
    connection.data.subscribed = new Set(accepted);
    connection.reply("subscribed", { type: "subscribed", notification_types: accepted });
    return { notification_types: accepted, ignored: notification_types.filter((name) => !known.has(name)) };
  },
  unsubscribe: async ({ notification_types }, connection) => {
    const left = [...(connection.data.subscribed ?? known)].filter((name) => name !== "*" && !notification_types.includes(name));
    connection.data.subscribed = new Set(left);
    return { notification_types: left, ignored: [] };
  },
  mark_read: (payload, connection) => mark(payload, connection, true),
  mark_unread: (payload, connection) => mark(payload, connection, false),
  mark_all_read: async (filters, connection) => {
    const { count, unread_count } = await markAll(connection.data.actor.id, (filters ?? {}) as Parameters<typeof markAll>[1]);
    connection.reply("marked_all_read", { type: "marked_all_read", count, unread_count });
    return { count, unread_count };
  },
  get_unread_count: async (_payload, connection) => {
    const { unread_count: _same, by_channel: _channels, ...frame } = await getUnreadCount(connection.data.actor.id);
    connection.reply("unread_count", { type: "unread_count", ...frame });
    return frame;
  },
  ping: async (payload, connection) => {
    const server_time = clock.now().toISOString();
    connection.reply("pong", { type: "pong", timestamp: payload?.timestamp ?? null, server_time });
    return { server_time };
  },
  sync: async ({ last_seq }, connection) => {
    const isPosition = typeof last_seq === "number" && Number.isSafeInteger(last_seq) && last_seq >= 0;
    return { ...(await sync(connection.data.actor, isPosition ? last_seq : Number.MAX_SAFE_INTEGER)) };
  },
  auth_refresh: async ({ token }, connection) => {
    const row = await findWsToken(token);
    if (!row || row.user_id !== connection.data.actor.id || row.expires_at <= clock.now()) throw new AppError(refusedToken);
    Object.assign(connection.data, { expiresAt: row.expires_at, wsTokenHash: hashToken(token), warnedOfExpiry: false });
    return { expires_at: row.expires_at.toISOString() };
  },
  watch_lot: async ({ lot_id }, connection, { watches }) => ({ ...(await watches.watchLot(connection, lot_id)) }),
  unwatch_lot: async ({ lot_id }, connection, { watches }) => {
    watches.unwatchLot(connection, lot_id);
    return {};
  },
  watch_booking: async ({ booking_id }, connection, { watches }) => ({ ...(await watches.watchBooking(connection, booking_id)) }),
  unwatch_booking: async ({ booking_id }, connection, { hub }) => {
    hub.leave(connection, `booking:${booking_id}`);
    return {};
  },
};
const refusedToken = { code: "token_expired", status: 403, title: "Token refused", detail: "The connection token is invalid or expired." };

async function mark(payload: Payload<"mark_read">, connection: Connection, isRead: boolean) {
  const { updated_count, unread_count } = await markMany(connection.data.actor.id, idsOf(payload), isRead);
  if (isRead) connection.reply("marked_read", { type: "marked_read", updated_count, unread_count });
  return { updated_count, unread_count };
}

/** What a client sent: a message, or why it is none. */
export type Incoming = { event: string; payload: unknown } | AppError;

/** One message of a client: limits, validates, answers. Bad input never ends the process, five bad messages end the connection. */
export async function receive(connection: Connection, incoming: Incoming, core: Core, answer: (ack: Ack<Record<string, unknown>>) => void): Promise<void> {
  try {
    answer({ ok: true, ...(await handle(connection, incoming, core)) });
  } catch (error) {
    const { code, detail, status, retryAfterSeconds } = problemOf(error);
    if (status >= 500) log().error({ err: error }, "a socket message failed");
    const refusal = { code, message: detail, ...(retryAfterSeconds ? { retry_after: retryAfterSeconds } : {}) };
    answer({ ok: false, error: refusal });
    connection.reply("error", { type: "error", ...refusal });
    if (status === 400 && isTooBad(connection.data.badAt)) connection.close("abuse");
  }
}

async function handle(connection: Connection, incoming: Incoming, core: Core): Answer {
  await limit(connection);
  if (incoming instanceof AppError) throw incoming;
  const { event, payload } = incoming;
  if (!Object.hasOwn(clientMessages, event)) throw new AppError({ code: "unknown_event", status: 400, title: "Unknown message", detail: "This message is not known." });
  checkTree(payload);
  const name = event as ClientMessage;
  const parsed: unknown = clientMessages[name].parse(payload);
  return (handlers[name] as (payload: unknown, connection: Connection, core: Core) => Answer)(parsed, connection, core);
}

async function limit(connection: Connection): Promise<void> {
  for (const { name, keyOf, points, seconds } of limits) {
    const key = keyOf(connection);
    await consume(`${name}.flood`, key, { points: points * FLOOD, seconds }).catch((error: unknown) => {
      connection.close("abuse");
      throw error;
    });
    await consume(name, key, { points, seconds });
  }
}

function isTooBad(times: number[]): boolean {
  const now = performance.now();
  times.push(now);
  while (times[0]! < now - BAD_WINDOW_MS) times.shift();
  return times.length >= MAX_BAD;
}
