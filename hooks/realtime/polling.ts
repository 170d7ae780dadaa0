import { syncNotifications } from "@/lib/domain/notification/api";
import { call } from "@/lib/http/client";
import { applySync } from "./handlers";
import { sendWaiting } from "./offline-queue";
import type { LiveSession } from "./session";

const EVERY_MS = 10_000;
let timer: ReturnType<typeof setInterval> | null = null;

async function poll(session: LiveSession): Promise<void> {
  const answer = await call(syncNotifications, { query: { since_seq: String(session.lastSeq) } }).catch(() => null);
  if (!answer || !timer) return;
  applySync(session, answer);
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
