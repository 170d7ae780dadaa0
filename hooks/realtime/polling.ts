import { getUnreadCount, syncNotifications } from "@/lib/domain/notification/client";
import type { SyncResult } from "@/lib/domain/notification/schema";
import { call } from "@/lib/http/client";
import { applySync, showUnreadCount } from "./apply-sync";
import { startSequence, type LiveSession } from "./live-session";
import { liveStore } from "./live-store";
import { flushQueue } from "./offline-queue";

const POLL_EVERY_MS = 10_000;
let timer: ReturnType<typeof setInterval> | null = null;

async function poll(session: LiveSession): Promise<void> {
  if (session.lastSeq === null) return pollFirst(session);
  const query = { since_seq: String(session.lastSeq) };
  const answer = await call(syncNotifications, { query }).catch(() => null);
  if (!answer || !timer) return;
  if (answer.reset) applyReset(session, answer);
  else applySync(session, answer);
  void flushQueue(session);
}

/**
 * Too much was missed for a sync to list it, and only a socket is told how much: what was read
 * elsewhere meanwhile is not in this number.
 */
function applyReset(session: LiveSession, answer: SyncResult): void {
  const count = answer.unread_count - liveStore.get().unreadCount;
  applySync(session, answer);
  if (count > 0) session.toaster.showSummary(session, { count, actionRequired: null, rows: [] });
}

/** Starts at the current position, because a sync from 0 would report every old notification. */
async function pollFirst(session: LiveSession): Promise<void> {
  const counts = await call(getUnreadCount, {}).catch(() => null);
  if (!counts || !timer) return;
  startSequence(session, counts.seq);
  showUnreadCount(session, counts.unread_count, counts.seq);
  void flushQueue(session);
}

/** Polls over HTTP while the socket cannot connect. Does nothing when it polls already. */
export function startPolling(session: LiveSession): void {
  if (timer) return;
  timer = setInterval(() => void poll(session), POLL_EVERY_MS);
  void poll(session);
}

export function stopPolling(): void {
  if (timer) clearInterval(timer);
  timer = null;
}
