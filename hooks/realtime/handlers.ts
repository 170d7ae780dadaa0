import { presentMissed, presentNotification, takeBack } from "@/components/notification/present";
import { learnServerTime, serverNow } from "@/hooks/server-clock";
import { definitionOf } from "@/lib/event/catalogue";
import type { Notification, SyncResult, UnreadCount } from "@/lib/domain/notification/schema";
import type { ServerEvents } from "@/lib/realtime/protocol";
import { isAsleep } from "./belongs";
import { liveStore } from "./live-store";
import { areMany, missedOf, needsAnswer } from "./missed";
import { patchRows, removeRows, setUnread, upsertRow } from "./notification-cache";
import { patchBooking, patchSlots } from "./parking-cache";
import { acknowledge } from "./receipts";
import { beginAt, noteSeq, type LiveSession } from "./session";
import { makeStale } from "./stale-tags";

/** What each message does to this page. A message that is not in the map is ignored. */
export function handlersOf(session: LiveSession): ServerEvents {
  const { queries } = session;
  const unread = (count: number) => {
    liveStore.set({ unreadCount: count });
    setUnread(queries, count);
  };
  return {
    connection_established(message) {
      learnServerTime(message.server_time, null);
      beginAt(session, message.seq);
      unread(message.unread_count);
    },
    new_notification({ notification, unread_count, toast }) {
      takeIn(session, notification);
      // It is awake by the server's clock, which this page has not heard of yet: the lists have to ask.
      if (isAsleep(notification, serverNow())) makeStale(queries, ["notifications"]);
      noteSeq(session, notification.seq);
      unread(unread_count);
      acknowledge(notification.id);
      void presentNotification(session.userId, notification, toast);
    },
    notification_update({ update_type, data: { notification_id, ...change }, unread_count, seq }) {
      if (update_type === "deleted") removeRows(queries, [notification_id]);
      else patchRows(queries, [notification_id], { ...change, id: notification_id });
      if (settled.has(update_type)) takeBack(notification_id);
      noteSeq(session, seq);
      unread(unread_count);
    },
    notifications_bulk({ data: { ids, deleted, change: _word, ...change }, unread_count, seq }) {
      if (deleted) removeRows(queries, ids);
      else patchRows(queries, ids, change);
      if (ids.length === 0) makeStale(queries, ["notifications"]);
      noteSeq(session, seq);
      unread(unread_count);
    },
    unread_count(message) {
      unread(message.count);
      const { type: _type, ...counts } = message;
      queries.setQueriesData<UnreadCount>(
        { queryKey: ["notifications", "/api/notifications/unread_count"] },
        (old) => old && { ...old, ...counts },
      );
    },
    subscribed() {},
    // Its notification says it.
    maintenance() {},
    marked_read: (message) => unread(message.unread_count),
    marked_all_read: (message) => unread(message.unread_count),
    pong({ timestamp, server_time }) {
      const rtt = typeof timestamp === "number" ? performance.now() - timestamp : null;
      learnServerTime(server_time, rtt);
      if (rtt !== null) liveStore.set({ latencyMs: Math.round(rtt) });
    },
    sync: (message) => applySync(session, message),
    booking_update: (message) => patchBooking(queries, message),
    slot_update: (message) => patchSlots(queries, message),
    // The same change under the name that older clients know; slot_update has said it.
    lot_availability() {},
    queue_update: () => makeStale(queries, ["queue", "payments", "dashboard", "bookings"]),
    away_summary: ({ missed, action_required }) =>
      void presentMissed(session, missed, action_required),
    token_expiring: () => session.reconnectIn(0),
    force_logout: ({ reason }) => session.signedOut(reason),
    server_restart: ({ retry_in_ms }) => session.reconnectIn(retry_in_ms),
    error({ code, message }) {
      liveStore.set({ lastError: message });
      if (code === "too_many_sockets") session.standAside();
    },
  };
}

/** A toast about it has nothing to ask any more. */
const settled = new Set(["resolved", "archived", "snoozed", "deleted"]);

/** Brings the page up to date after a gap, and says what the server wants said of it. */
export function applySync(session: LiveSession, result: SyncResult): void {
  const { queries } = session;
  session.lastSeq = result.seq;
  liveStore.set({ unreadCount: result.unread_count });
  setUnread(queries, result.unread_count);
  if (result.reset) return void queries.invalidateQueries();
  for (const row of result.upserts) takeIn(session, row);
  removeRows(queries, result.deleted_ids);
  const missed = missedOf(result),
    rows = missed.map(({ row }) => row);
  if (areMany(missed))
    return void presentMissed(session, rows.length, rows.filter(needsAnswer).length, rows);
  for (const { row, toast } of missed) void presentNotification(session.userId, row, toast);
}

function takeIn(session: LiveSession, row: Notification): void {
  upsertRow(session.queries, row);
  liveStore.remember(row);
  makeStale(session.queries, definitionOf(row.event_type)?.refresh ?? []);
}
