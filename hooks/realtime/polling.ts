import { getUnreadCount, syncNotifications } from "@/lib/domain/notification/api";
import { call } from "@/lib/http/client";
import { applySync } from "./handlers";
import { liveStore } from "./live-store";
import { setUnread } from "./notification-cache";
import { sendWaiting } from "./offline-queue";
import { beginAt, type LiveSession } from "./session";

const EVERY_MS = 10_000;
let timer: ReturnType<typeof setInterval> | null = null;

async function poll(session: LiveSession): Promise<void> {
  if (session.lastSeq === null) return begin(session);
  const answer = await call(syncNotifications, {
    query: { since_seq: String(session.lastSeq) },
  }).catch(() => null);
  if (!answer || !timer) return;
  applySync(session, answer);
  void sendWaiting(session);
}

/** A page that has no position yet takes the present one: from the very beginning everything would be news. */
async function begin(session: LiveSession): Promise<void> {
  const counts = await call(getUnreadCount, {}).catch(() => null);
  if (!counts || !timer) return;
  beginAt(session, counts.seq);
  liveStore.set({ unreadCount: counts.unread_count });
  setUnread(session.queries, counts.unread_count);
  void sendWaiting(session);
}

/** Asks over plain HTTP while the socket cannot be had. Starting twice is starting once. */
export function startPolling(session: LiveSession): void {
  if (timer) return;
  timer = setInterval(() => void poll(session), EVERY_MS);
  void poll(session);
}

export function stopPolling(): void {
  if (timer) clearInterval(timer);
  timer = null;
}
