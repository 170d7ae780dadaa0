import type { z } from "zod";
import { clock } from "@/lib/core/clock";
import { AppError, errors } from "@/lib/core/errors";
import { hashToken, newId } from "@/lib/core/id";
import { inRequest } from "@/lib/core/request";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { sync } from "@/lib/domain/notification/read/sync";
import { archiveNotification } from "@/lib/domain/notification/write/archive";
import { deleteNotification } from "@/lib/domain/notification/write/delete";
import { executeAction } from "@/lib/domain/notification/write/execute-action";
import { markAllRead } from "@/lib/domain/notification/write/mark-all-read";
import { markManyRead } from "@/lib/domain/notification/write/mark-read";
import { markReceived } from "@/lib/domain/notification/write/mark-received";
import { markSeen } from "@/lib/domain/notification/write/mark-seen";
import { snoozeNotification, unsnoozeNotification } from "@/lib/domain/notification/write/snooze";
import { findWsToken } from "@/lib/domain/user/read";
import { catalogue } from "@/lib/event/catalogue";
import { categories } from "@/lib/event/event";
import { checkedKey, fingerprintOf, Replay } from "@/lib/http/idempotency";
import type { Connection } from "./connection";
import { looksLikeJwt, type RefusalCode } from "./handshake";
import type { Hub } from "./hub";
import { positionOf, type clientMessages, type ClientMessage } from "./protocol";
import type { Watches } from "./watch";

type Payload<K extends ClientMessage> = z.output<(typeof clientMessages)[K]>;
export type Answer = Promise<Record<string, unknown>>;
/** What a message may act upon beside the database. */
export interface Core {
  hub: Hub;
  watches: Watches;
}
type Handlers = {
  [K in ClientMessage]: (payload: Payload<K>, connection: Connection, core: Core) => Answer;
};

const known = new Set<string>([
  "*",
  "reservation",
  "parking_lot",
  ...categories,
  ...Object.keys(catalogue),
]);
const idsOf = ({ notification_id, notification_ids }: Payload<"mark_read">): string[] =>
  notification_ids ?? [notification_id!];

/** Every message that a client may send (socket.md). The answer goes into the acknowledgement. */
export const handlers: Handlers = {
  subscribe: async ({ notification_types }, connection) => {
    const accepted = notification_types.filter((name) => known.has(name));
    Object.assign(connection.data, { subscribed: new Set(accepted), unwanted: new Set() });
    connection.reply("subscribed", { type: "subscribed", notification_types: accepted });
    return {
      notification_types: accepted,
      ignored: notification_types.filter((name) => !known.has(name)),
    };
  },
  unsubscribe: async ({ notification_types }, connection) => {
    const { data } = connection;
    const names = notification_types.filter((name) => known.has(name));
    const isEverything = data.subscribed === null || data.subscribed.has("*");
    if (names.includes("*")) data.subscribed = new Set();
    else if (isEverything) for (const name of names) data.unwanted.add(name);
    else data.subscribed = new Set([...data.subscribed!].filter((name) => !names.includes(name)));
    return {
      notification_types: [...(data.subscribed ?? ["*"])],
      ignored: notification_types.filter((name) => !known.has(name)),
    };
  },
  mark_read: (payload, connection) => mark(payload, connection, true),
  mark_unread: (payload, connection) => mark(payload, connection, false),
  mark_all_read: async (filters, connection) => {
    const { count, unread_count } = await markAllRead(
      connection.data.actor.id,
      (filters ?? {}) as Parameters<typeof markAllRead>[1],
    );
    connection.reply("marked_all_read", { type: "marked_all_read", count, unread_count });
    return { count, unread_count };
  },
  mark_seen: async ({ up_to_seq }, { data: { actor } }) => markSeen(actor.id, up_to_seq),
  archive: async ({ notification_id }, { data: { actor } }) => ({
    notification: await archiveNotification(actor, notification_id),
  }),
  snooze: async ({ notification_id, until }, { data: { actor } }) => ({
    notification: await snoozeNotification(actor, notification_id, { until }),
  }),
  unsnooze: async ({ notification_id }, { data: { actor } }) => ({
    notification: await unsnoozeNotification(actor, notification_id),
  }),
  delete: async ({ notification_id }, { data: { actor } }) => {
    await deleteNotification(actor.id, notification_id);
    return {};
  },
  action: act,
  received: async ({ ids }, { data: { actor } }) => ({
    received_count: await markReceived(actor.id, ids),
  }),
  presence: async ({ visible, tab_id }, connection) => {
    connection.data.client = { visible, tab_id: tab_id ?? connection.data.client.tab_id };
    return {};
  },
  // Messages between people come with their own domain; until then no thread exists to type in.
  typing: () => Promise.reject(errors.notFound()),
  get_unread_count: async (_payload, connection) => {
    const {
      unread_count: _same,
      by_channel: _channels,
      ...frame
    } = await getUnreadCount(connection.data.actor.id);
    connection.reply("unread_count", { type: "unread_count", ...frame });
    return frame;
  },
  ping: async (payload, connection) => {
    const server_time = clock.now().toISOString();
    connection.reply("pong", { type: "pong", timestamp: payload?.timestamp ?? null, server_time });
    return { server_time };
  },
  sync: async ({ last_seq }, connection) => ({
    ...(await sync(connection.data.actor, positionOf(last_seq))),
  }),
  auth_refresh: async ({ token }, connection) => {
    if (looksLikeJwt(token))
      throw refused("token_wrong_kind", 401, "A socket token is needed here.");
    const row = await findWsToken(token);
    if (row?.user_id !== connection.data.actor.id)
      throw refused("unauthenticated", 401, "Unknown token.");
    if (row.expires_at <= clock.now())
      throw refused("token_expired", 403, "The socket token has expired.");
    Object.assign(connection.data, {
      expiresAt: row.expires_at,
      wsTokenHash: hashToken(token),
      warnedOfExpiry: false,
    });
    return { expires_at: row.expires_at.toISOString() };
  },
  watch_lot: async ({ lot_id }, connection, { watches }) => ({
    ...(await watches.watchLot(connection, lot_id)),
  }),
  unwatch_lot: async ({ lot_id }, connection, { watches }) => {
    watches.unwatchLot(connection, lot_id);
    return {};
  },
  watch_booking: async ({ booking_id }, connection, { watches }) => ({
    ...(await watches.watchBooking(connection, booking_id)),
  }),
  unwatch_booking: async ({ booking_id }, connection, { hub }) => {
    hub.leave(connection, `booking:${booking_id}`);
    return {};
  },
};
const refused = (code: RefusalCode, status: number, detail: string) =>
  new AppError({ code, status, title: "Token refused", detail });

async function mark(payload: Payload<"mark_read">, connection: Connection, isRead: boolean) {
  const { updated_count, unread_count } = await markManyRead(
    connection.data.actor.id,
    idsOf(payload),
    isRead,
  );
  if (isRead) connection.reply("marked_read", { type: "marked_read", updated_count, unread_count });
  return { updated_count, unread_count };
}

/** The same verbs as over HTTP, under the same key: a repeat by either way is answered with what was done the first time. */
async function act(
  { notification_id, action, form, idempotency_key }: Payload<"action">,
  { data: { actor } }: Connection,
) {
  const path = `/api/notifications/${notification_id}/actions/${action}`;
  const idempotency = {
    userId: actor.id,
    key: checkedKey(idempotency_key),
    claim: newId(),
    status: 200,
    fingerprint: fingerprintOf("POST", path, form ?? null),
  };
  try {
    return await inRequest({ id: newId(), ip: "", url: path, idempotency }, () =>
      executeAction(actor, notification_id, action, form),
    );
  } catch (error) {
    if (error instanceof Replay) return error.body as Record<string, unknown>;
    throw error;
  }
}
