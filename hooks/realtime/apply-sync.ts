import type { Notification, SyncResult, UnreadCount } from "@/lib/domain/notification/schema";
import { clientEvents } from "@/lib/event/client";
import { invalidateTags } from "./invalidate-soon";
import type { LiveSession } from "./live-session";
import { liveStore } from "./live-store";
import { missedNotifications, needsAction, needSummary } from "./missed-notifications";
import { cachedRow, removeRows, upsertRow } from "./notification-cache";
import { storeUnreadCount } from "./unread-count";

/** Brings the page up to date after a gap, and shows the toasts that the server asks for. */
export function applySync(session: LiveSession, result: SyncResult): void {
  const { queries } = session;
  session.lastSeq = result.seq;
  showUnreadCount(session, result.unread_count, result.seq);
  if (result.reset) return void queries.invalidateQueries();
  for (const row of result.upserts) storeNotification(session, row);
  removeRows(queries, result.deleted_ids);
  showMissed(session, result);
}

function showMissed(session: LiveSession, result: SyncResult): void {
  const missed = missedNotifications(result);
  const rows = missed.map(({ row }) => row);
  if (needSummary(missed))
    session.toaster.showSummary(session, {
      count: rows.length,
      actionRequired: rows.filter(needsAction).length,
      rows,
    });
  else for (const { row, toast } of missed) session.toaster.show(session.userId, row, toast);
}

export function storeNotification({ queries }: LiveSession, row: Notification): void {
  // A row that is known was only changed, for example seen: its event has refreshed the page.
  const isNew = cachedRow(queries, row.id) === undefined;
  upsertRow(queries, row);
  liveStore.addMessage(row);
  if (isNew) invalidateTags(queries, clientEvents.get(row.event_type)?.refresh ?? []);
}

/** Shows a count of the server that holds for the position `seq`, unless a newer one is shown. */
export function showUnreadCount(
  { queries }: LiveSession,
  count: number,
  seq: number,
  details?: Partial<UnreadCount>,
): void {
  if (storeUnreadCount(queries, count, seq, details)) liveStore.set({ unreadCount: count });
}
