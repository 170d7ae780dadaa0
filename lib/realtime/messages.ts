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
import { clientMessages, type Ack, type ClientMessage } from "./protocol";
import type { ParkmateSocket } from "./server";
import type { Watches } from "./watch";

type Payload<K extends ClientMessage> = z.output<(typeof clientMessages)[K]>;
type Handlers = { [K in ClientMessage]: (payload: Payload<K>, socket: ParkmateSocket, watches: Watches) => Promise<Record<string, unknown>> };

const BURST = 40;
const WINDOW_SECONDS = 2;
const MAX_BAD = 5;
const BAD_WINDOW_MS = 10_000;
const known = new Set<string>(["*", "reservation", "parking_lot", "ticket_created", ...categories, ...Object.keys(catalogue)]);
const idsOf = (payload: { notification_id: string } | { notification_ids: string[] }) =>
  "notification_id" in payload ? [payload.notification_id] : payload.notification_ids;

/** Every message that a client may send (socket.md). The answer goes into the acknowledgement. */
const handlers: Handlers = {
  subscribe: async ({ notification_types }, socket) => {
    const accepted = notification_types.filter((name) => known.has(name));
    socket.data.subscribed = new Set(accepted);
    socket.emit("subscribed", { type: "subscribed", notification_types: accepted });
    return { notification_types: accepted, ignored: notification_types.filter((name) => !known.has(name)) };
  },
  unsubscribe: async ({ notification_types }, socket) => {
    const left = [...(socket.data.subscribed ?? known)].filter((name) => name !== "*" && !notification_types.includes(name));
    socket.data.subscribed = new Set(left);
    return { notification_types: left, ignored: [] };
  },
  mark_read: (payload, socket) => mark(payload, socket, true),
  mark_unread: (payload, socket) => mark(payload, socket, false),
  mark_all_read: async (filters, socket) => {
    const { count, unread_count } = await markAll(socket.data.actor.id, (filters ?? {}) as Parameters<typeof markAll>[1]);
    socket.emit("marked_all_read", { type: "marked_all_read", count, unread_count });
    return { count, unread_count };
  },
  get_unread_count: async (_payload, socket) => {
    const { unread_count: _same, by_channel: _channels, ...frame } = await getUnreadCount(socket.data.actor.id);
    socket.emit("unread_count", { type: "unread_count", ...frame });
    return frame;
  },
  ping: async (payload, socket) => {
    const server_time = clock.now().toISOString();
    socket.emit("pong", { type: "pong", timestamp: payload?.timestamp ?? null, server_time });
    return { server_time };
  },
  sync: async ({ last_seq }, socket) => {
    const isPosition = typeof last_seq === "number" && Number.isSafeInteger(last_seq) && last_seq >= 0;
    return { ...(await sync(socket.data.actor, isPosition ? last_seq : Number.MAX_SAFE_INTEGER)) };
  },
  auth_refresh: async ({ token }, socket) => {
    const row = await findWsToken(token);
    if (!row || row.user_id !== socket.data.actor.id || row.expires_at <= clock.now()) throw new AppError(refusedToken);
    Object.assign(socket.data, { expiresAt: row.expires_at, wsTokenHash: hashToken(token), warnedOfExpiry: false });
    return { expires_at: row.expires_at.toISOString() };
  },
  watch_lot: async ({ lot_id }, socket, watches) => ({ ...(await watches.watchLot(socket, lot_id)) }),
  unwatch_lot: async ({ lot_id }, socket, watches) => {
    await watches.unwatchLot(socket, lot_id);
    return {};
  },
  watch_booking: async ({ booking_id }, socket, watches) => ({ ...(await watches.watchBooking(socket, booking_id)) }),
  unwatch_booking: async ({ booking_id }, socket) => {
    await socket.leave(`booking:${booking_id}`);
    return {};
  },
};
const refusedToken = { code: "token_expired", status: 403, title: "Token refused", detail: "The socket token is invalid or expired." };

async function mark(payload: Payload<"mark_read">, socket: ParkmateSocket, isRead: boolean) {
  const { updated_count, unread_count } = await markMany(socket.data.actor.id, idsOf(payload), isRead);
  if (isRead) socket.emit("marked_read", { type: "marked_read", updated_count, unread_count });
  return { updated_count, unread_count };
}

/** Listens to one socket: limits, validates, answers. Bad input never ends the process, five bad messages end the socket. */
export function handleMessages(socket: ParkmateSocket, watches: Watches): void {
  const bad: number[] = [];
  socket.onAny((event: string, ...args: unknown[]) => {
    const callback = args.at(-1);
    const answer = (ack: Ack<Record<string, unknown>>) => { if (typeof callback === "function") (callback as (ack: unknown) => void)(ack); };
    const refuse = (code: string, message: string, retryAfter?: number) => {
      const error = { code, message, ...(retryAfter ? { retry_after: retryAfter } : {}) };
      answer({ ok: false, error });
      socket.emit("error", { type: "error", ...error });
    };
    handle(socket, event, typeof args[0] === "function" ? undefined : args[0], watches).then(
      (result) => answer({ ok: true, ...result }),
      (error: unknown) => {
        const { code, detail, status, retryAfterSeconds } = problemOf(error);
        if (status >= 500) log().error({ err: error, event }, "a socket message failed");
        refuse(code, detail, retryAfterSeconds);
        if (status === 400 && isTooBad(bad)) socket.disconnect(true);
      },
    );
  });
}

async function handle(socket: ParkmateSocket, event: string, payload: unknown, watches: Watches): Promise<Record<string, unknown>> {
  await limit(socket);
  if (!Object.hasOwn(clientMessages, event)) throw new AppError({ code: "unknown_event", status: 400, title: "Unknown message", detail: "This message is not known." });
  const name = event as ClientMessage;
  const parsed: unknown = clientMessages[name].parse(payload);
  return (handlers[name] as (payload: unknown, socket: ParkmateSocket, watches: Watches) => Promise<Record<string, unknown>>)(parsed, socket, watches);
}

/** 20 messages a second with bursts of 40; three times as many end the connection (security.md S13). */
async function limit(socket: ParkmateSocket): Promise<void> {
  await consume("socket.flood", socket.id, { points: BURST * 3, seconds: WINDOW_SECONDS }).catch((error: unknown) => {
    socket.disconnect(true);
    throw error;
  });
  await consume("socket", socket.id, { points: BURST, seconds: WINDOW_SECONDS });
}

function isTooBad(times: number[]): boolean {
  const now = performance.now();
  times.push(now);
  while (times[0]! < now - BAD_WINDOW_MS) times.shift();
  return times.length >= MAX_BAD;
}
