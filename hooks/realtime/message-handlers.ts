import { learnServerTime, serverNow } from "@/hooks/server-clock";
import type { ServerEvents } from "@/lib/realtime/protocol";
import { applySync, showUnreadCount, storeNotification } from "./apply-sync";
import { queueReceipt } from "./delivery-receipts";
import { invalidateTags } from "./invalidate-soon";
import { advanceSequence, startSequence, type LiveSession } from "./live-session";
import { liveStore } from "./live-store";
import { patchRows, removeRows } from "./notification-cache";
import { isSnoozed } from "./notification-filters";
import { patchBooking, patchSlots } from "./parking-cache";

/** The handler of each server message. */
export const handlersOf = (session: LiveSession): ServerEvents => ({
  ...connectionHandlers(session),
  ...notificationHandlers(session),
  ...countHandlers(session),
  ...parkingHandlers(session),
});

function connectionHandlers(session: LiveSession) {
  return {
    connection_established(message) {
      learnServerTime(message.server_time, null);
      startSequence(session, message.seq);
      showUnreadCount(session, message.unread_count, message.seq);
    },
    pong({ timestamp, server_time }) {
      const rtt = typeof timestamp === "number" ? performance.now() - timestamp : null;
      learnServerTime(server_time, rtt);
      if (rtt !== null) liveStore.set({ latencyMs: Math.round(rtt) });
    },
    subscribed() {},
    // A maintenance also sends a notification, which is shown.
    maintenance() {},
    token_expiring: () => session.reconnectAfter(0),
    force_logout: ({ reason }) => session.signOut(reason),
    server_restart: ({ retry_in_ms }) => session.reconnectAfter(retry_in_ms),
    error({ code, message }) {
      liveStore.set({ lastError: message });
      if (code === "too_many_sockets") session.yieldToNewerTab();
    },
  } satisfies Partial<ServerEvents>;
}

/** Updates after which the toast of a notification has nothing to ask any more. */
const dismissingUpdates = new Set(["resolved", "archived", "snoozed", "deleted"]);

function notificationHandlers(session: LiveSession) {
  const { queries, toaster } = session;
  return {
    new_notification({ notification, unread_count, toast }) {
      storeNotification(session, notification);
      // The server ended the snooze, but the estimated clock is behind: let the server sort it in.
      if (isSnoozed(notification, serverNow())) invalidateTags(queries, ["notifications"]);
      advanceSequence(session, notification.seq);
      showUnreadCount(session, unread_count, notification.seq);
      queueReceipt(notification.id);
      toaster.show(session.userId, notification, toast);
    },
    notification_update({ update_type, data: { notification_id, ...change }, unread_count, seq }) {
      if (update_type === "deleted") removeRows(queries, [notification_id]);
      else patchRows(queries, [notification_id], { ...change, id: notification_id });
      if (dismissingUpdates.has(update_type)) toaster.dismiss(notification_id);
      advanceSequence(session, seq);
      showUnreadCount(session, unread_count, seq);
    },
    notifications_bulk({ data: { ids, deleted, change: _name, ...change }, unread_count, seq }) {
      if (deleted) removeRows(queries, ids);
      else patchRows(queries, ids, change);
      if (ids.length === 0) invalidateTags(queries, ["notifications"]);
      advanceSequence(session, seq);
      showUnreadCount(session, unread_count, seq);
    },
    sync: (message) => applySync(session, message),
    away_summary: ({ missed, action_required }) =>
      toaster.showSummary(session, { count: missed, actionRequired: action_required, rows: [] }),
  } satisfies Partial<ServerEvents>;
}

function countHandlers(session: LiveSession) {
  return {
    unread_count: ({ type: _type, count, seq, ...details }) =>
      showUnreadCount(session, count, seq, details),
    // Answers to messages that pages do not send: they call the API.
    marked_read() {},
    marked_all_read() {},
  } satisfies Partial<ServerEvents>;
}

function parkingHandlers({ queries }: LiveSession) {
  return {
    booking_update: (message) => patchBooking(queries, message),
    slot_update: (message) => patchSlots(queries, message),
    // The same change as slot_update, under the name that older clients use.
    lot_availability() {},
    queue_update: () => invalidateTags(queries, ["queue", "payments", "dashboard", "bookings"]),
  } satisfies Partial<ServerEvents>;
}
