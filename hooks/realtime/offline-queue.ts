import { bulkArchive, markManyRead } from "@/lib/domain/notification/api";
import { ApiError, call } from "@/lib/http/client";
import { setUnread } from "./notification-cache";
import type { LiveSession } from "./session";

/** What may wait for the connection: reading and archiving, nothing else. They may be said twice, and cost nobody anything. */
export interface WaitingAct { kind: "read" | "archive"; ids: string[] }

const MOST_IDS = 500;
const storeOf = (userId: string) => `parkmate:waiting:${userId}`;
/** Where the browser gives no storage the acts last as long as the page. */
const inMemory = new Map<string, WaitingAct[]>();

/** The queue with an act at its end; ids that wait for the same already are not named twice. */
export function withAct(queue: readonly WaitingAct[], { kind, ids }: WaitingAct): WaitingAct[] {
  const waiting = new Set(queue.filter((act) => act.kind === kind).flatMap((act) => act.ids));
  const fresh = ids.filter((id) => !waiting.has(id)).slice(0, MOST_IDS);
  return fresh.length > 0 ? [...queue, { kind, ids: fresh }] : [...queue];
}

/** The queue without these ids; null when not all of them wait in it. */
export function withoutAct(queue: readonly WaitingAct[], { kind, ids }: WaitingAct): WaitingAct[] | null {
  const waiting = new Set(queue.filter((act) => act.kind === kind).flatMap((act) => act.ids));
  if (!ids.every((id) => waiting.has(id))) return null;
  const gone = new Set(ids);
  return queue.map((act) => (act.kind === kind ? { kind, ids: act.ids.filter((id) => !gone.has(id)) } : act)).filter((act) => act.ids.length > 0);
}

function read(userId: string): WaitingAct[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storeOf(userId)) ?? "null");
    if (Array.isArray(stored)) return stored as WaitingAct[];
  } catch {
    // Unreadable or forbidden: what this page knows is all there is.
  }
  return inMemory.get(userId) ?? [];
}

function write(userId: string, queue: WaitingAct[]): void {
  inMemory.set(userId, queue);
  try {
    if (queue.length > 0) localStorage.setItem(storeOf(userId), JSON.stringify(queue));
    else localStorage.removeItem(storeOf(userId));
  } catch {
    // Kept in memory.
  }
}

export const isOffline = (error: unknown): boolean => error instanceof ApiError && error.problem.code === "network";

export const waitFor = (userId: string, act: WaitingAct): void => write(userId, withAct(read(userId), act));

/** Takes an act back before it was sent; false when it was sent already or never waited. */
export function takeBackWaiting(userId: string, act: WaitingAct): boolean {
  const rest = withoutAct(read(userId), act);
  if (rest) write(userId, rest);
  return rest !== null;
}

/** At sign-out nothing of one person may be left for the next. */
export function forgetWaiting(): void {
  inMemory.clear();
  for (const key of Object.keys(localStorage)) if (key.startsWith(storeOf(""))) localStorage.removeItem(key);
}

const sendAct = ({ kind, ids }: WaitingAct) =>
  kind === "read" ? call(markManyRead, { body: { notification_ids: ids, is_read: true } }) : call(bulkArchive, { body: { notification_ids: ids } });

/**
 * Sends what waited, in its order, in one tab of this browser; then the server's number stands. What the server refuses is
 * dropped, what it cannot be told yet stays.
 */
export async function sendWaiting({ userId, queries }: LiveSession): Promise<void> {
  if (read(userId).length === 0) return;
  const unread = navigator.locks ? await navigator.locks.request(storeOf(userId), () => replay(userId)) : await replay(userId);
  if (unread !== null) setUnread(queries, unread);
}

async function replay(userId: string): Promise<number | null> {
  let unread: number | null = null;
  for (let act = read(userId)[0]; act; act = read(userId)[0]) {
    try {
      unread = (await sendAct(act)).unread_count;
    } catch (error) {
      if (isOffline(error) || (error instanceof ApiError && (error.problem.status >= 500 || error.problem.status === 429))) return unread;
    }
    write(userId, withoutAct(read(userId), act) ?? []);
  }
  return unread;
}
