import type { z } from "zod";
import { clock } from "@/lib/core/clock";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { inRequest } from "@/lib/core/request";
import { sync } from "@/lib/domain/notification/read/sync";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { archiveNotification } from "@/lib/domain/notification/write/archive";
import { deleteNotification } from "@/lib/domain/notification/write/delete";
import { auditRefusal } from "@/lib/domain/audit/write";
import { actOnNotification } from "@/lib/domain/notification/api";
import { executeAction } from "@/lib/domain/notification/write/execute-action";
import { markAllRead } from "@/lib/domain/notification/write/mark-all-read";
import { markManyRead } from "@/lib/domain/notification/write/mark-read";
import { markReceived } from "@/lib/domain/notification/write/mark-received";
import { markSeen } from "@/lib/domain/notification/write/mark-seen";
import { snoozeNotification, unsnoozeNotification } from "@/lib/domain/notification/write/snooze";
import { parseIdempotencyKey, fingerprintOf, Replay } from "@/lib/http/idempotency";
import { watchBooking, unwatchBooking } from "./booking-updates";
import type { Connection } from "./connection";
import type { Hub } from "./hub";
import type { LotUpdates } from "./lot-updates";
import type { clientMessages, ClientMessage } from "./client-messages";
import { positionOf } from "./protocol";
import { subscribe, unsubscribe } from "./subscriptions";
import { refreshToken } from "./validity";

type Payload<K extends ClientMessage> = z.output<(typeof clientMessages)[K]>;
export type Answer = Record<string, unknown>;
/** What the handlers of messages share: the rooms and the watched lots of this node. */
export interface HandlerContext {
  hub: Hub;
  lotUpdates: LotUpdates;
}
type Handlers = {
  [K in ClientMessage]: (
    payload: Payload<K>,
    connection: Connection,
    context: HandlerContext,
  ) => Answer | Promise<Answer>;
};

/** The handler of each message (docs/socket-protocol.md); returns the acknowledgement. */
export const handlers: Handlers = {
  subscribe: ({ notification_types }, connection) => {
    const outcome = subscribe(connection.data, notification_types);
    connection.reply("subscribed", {
      type: "subscribed",
      notification_types: outcome.notification_types,
    });
    return { ...outcome };
  },
  unsubscribe: ({ notification_types }, { data }) => ({
    ...unsubscribe(data, notification_types),
  }),
  mark_read: async (payload, connection) => {
    const outcome = await markRead(connection, payload, true);
    const { updated_count, unread_count } = outcome;
    connection.reply("marked_read", { type: "marked_read", updated_count, unread_count });
    return outcome;
  },
  mark_unread: (payload, connection) => markRead(connection, payload, false),
  mark_all_read: async (filters, connection) => {
    const { count, unread_count } = await markAllRead(connection.data.actor.id, filters ?? {});
    connection.reply("marked_all_read", { type: "marked_all_read", count, unread_count });
    return { count, unread_count };
  },
  mark_seen: ({ up_to_seq }, { data: { actor } }) => markSeen(actor.id, up_to_seq),
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
  action: (payload, { data }) => runAction(data, payload),
  received: async ({ ids }, { data: { actor } }) => ({
    received_count: await markReceived(actor.id, ids),
  }),
  presence: ({ visible, tab_id }, { data }) => {
    data.client = { visible, tab_id: tab_id ?? data.client.tab_id };
    return {};
  },
  // There are no threads yet, so none can be found.
  typing: () => {
    throw errors.notFound();
  },
  get_unread_count: async (_payload, connection) => {
    const {
      unread_count: _same,
      by_channel: _channels,
      ...counts
    } = await getUnreadCount(connection.data.actor.id);
    connection.reply("unread_count", { type: "unread_count", ...counts });
    return counts;
  },
  ping: (payload, connection) => {
    const server_time = clock.now().toISOString();
    connection.reply("pong", { type: "pong", timestamp: payload?.timestamp ?? null, server_time });
    return { server_time };
  },
  sync: async ({ last_seq }, { data: { actor } }) => ({
    ...(await sync(actor, positionOf(last_seq))),
  }),
  auth_refresh: async ({ token }, connection) => ({
    expires_at: (await refreshToken(connection, token)).toISOString(),
  }),
  watch_lot: async ({ lot_id }, connection, { lotUpdates }) => ({
    ...(await lotUpdates.watch(connection, lot_id)),
  }),
  unwatch_lot: ({ lot_id }, connection, { lotUpdates }) => {
    lotUpdates.unwatch(connection, lot_id);
    return {};
  },
  watch_booking: async ({ booking_id }, connection, { hub }) => ({
    ...(await watchBooking(hub, connection, booking_id)),
  }),
  unwatch_booking: ({ booking_id }, connection, { hub }) => {
    unwatchBooking(hub, connection, booking_id);
    return {};
  },
};

async function markRead(
  { data: { actor } }: Connection,
  { notification_id, notification_ids }: Payload<"mark_read">,
  isRead: boolean,
) {
  const ids = notification_ids ?? [notification_id!];
  const { updated_count, unread_count, not_found } = await markManyRead(actor.id, ids, isRead);
  if (notification_id && not_found) throw errors.notFound();
  return { updated_count, unread_count, ...(not_found ? { not_found } : {}) };
}

/** Runs an action as the HTTP endpoint does, so that a repeat by either gets the first answer. */
async function runAction(
  { actor, address = "" }: Connection["data"],
  { notification_id, action, form, idempotency_key }: Payload<"action">,
): Promise<Answer> {
  const path = `/api/notifications/${notification_id}/actions/${action}`;
  const idempotency = {
    userId: actor.id,
    key: parseIdempotencyKey(idempotency_key),
    claim: newId(),
    status: 200,
    fingerprint: fingerprintOf("POST", path, form ?? null),
  };
  const scope = { id: newId(), ip: address, url: path, idempotency };
  try {
    return await inRequest(scope, () => executeAction(actor, notification_id, action, form));
  } catch (error) {
    if (error instanceof Replay) return error.body as Answer;
    const params = { id: notification_id };
    await inRequest(scope, () => auditRefusal(actor, actOnNotification, params, error));
    throw error;
  }
}
