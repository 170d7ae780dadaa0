import { isRetryable } from "@/hooks/retry";
import { bulkArchive, markManyRead } from "@/lib/domain/notification/api";
import { call } from "@/lib/http/client";
import type { LiveSession } from "./live-session";
import { withNamedLock } from "./named-lock";
import { setUnreadCount } from "./notification-cache";

/** An action that waits for the connection. Only these two, because repeating them is harmless. */
export interface QueuedAction {
  kind: "read" | "archive";
  ids: string[];
}
/** An action that is being sent stays in the queue until its outcome is known. */
type Queued = QueuedAction & { sending?: true };
type Queue = readonly Queued[];

const MAX_IDS = 500;
const storageKey = (userId: string) => `parkmate:waiting:${userId}`;
/** Used where localStorage is blocked; lasts as long as the page. */
const inMemory = new Map<string, Queued[]>();

const waitingIds = (queue: Queue, kind: QueuedAction["kind"]) =>
  new Set(
    queue.filter((action) => action.kind === kind && !action.sending).flatMap(({ ids }) => ids),
  );

/** The queue with an action at its end, without ids that already wait for the same. */
export function enqueued(queue: Queue, { kind, ids }: QueuedAction): Queued[] {
  const waiting = waitingIds(queue, kind);
  const fresh = ids.filter((id) => !waiting.has(id)).slice(0, MAX_IDS);
  return fresh.length > 0 ? [...queue, { kind, ids: fresh }] : [...queue];
}

/** The queue without these ids; null when not all of them are waiting. */
export function dequeued(queue: Queue, { kind, ids }: QueuedAction): Queued[] | null {
  const waiting = waitingIds(queue, kind);
  if (!ids.every((id) => waiting.has(id))) return null;
  const removed = new Set(ids);
  return queue
    .map((action) =>
      action.kind === kind && !action.sending
        ? { kind, ids: action.ids.filter((id) => !removed.has(id)) }
        : action,
    )
    .filter((action) => action.ids.length > 0);
}

export const firstSending = (queue: Queue): Queued[] =>
  queue.map((action, index) => (index === 0 ? { ...action, sending: true } : action));
export const withoutSent = (queue: Queue): Queued[] => queue.filter((action) => !action.sending);
export const allWaiting = (queue: Queue): Queued[] => queue.map(({ kind, ids }) => ({ kind, ids }));

function read(userId: string): Queued[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(userId)) ?? "null");
    if (Array.isArray(stored)) return stored as Queued[];
  } catch {
    // Unreadable or blocked: fall back to the copy in memory.
  }
  return inMemory.get(userId) ?? [];
}

function write(userId: string, queue: Queue): void {
  inMemory.set(userId, [...queue]);
  try {
    if (queue.length > 0) localStorage.setItem(storageKey(userId), JSON.stringify(queue));
    else localStorage.removeItem(storageKey(userId));
  } catch {
    // The copy in memory remains.
  }
}

/** Changes the queue under a short lock, never while waiting for the server. Null: no change. */
const update = (
  userId: string,
  change: (queue: Queued[]) => Queued[] | null,
): Promise<Queued[] | null> =>
  withNamedLock(storageKey(userId), () => {
    const queue = change(read(userId));
    if (queue) write(userId, queue);
    return queue;
  });

/** Runs a task while no tab sends this queue. */
const withSendLock = <T>(userId: string, task: () => Promise<T>): Promise<T> =>
  withNamedLock(`${storageKey(userId)}:sending`, async () => {
    // A page that closed while sending left an action of unknown outcome: send it again.
    await update(userId, allWaiting);
    return task();
  });

export async function queueAction(userId: string, action: QueuedAction): Promise<void> {
  await update(userId, (queue) => enqueued(queue, action));
}

/**
 * Removes a queued action; false when it was sent or never queued. An action that is being sent is
 * awaited, because it may fail and wait again.
 */
export async function cancelQueued(userId: string, action: QueuedAction): Promise<boolean> {
  let isBeingSent = false;
  const remove = async () =>
    (await update(userId, (queue) => {
      isBeingSent = queue.some(
        ({ kind, ids, sending }) =>
          sending && kind === action.kind && action.ids.some((id) => ids.includes(id)),
      );
      return dequeued(queue, action);
    })) !== null;
  return (await remove()) || (isBeingSent && withSendLock(userId, remove));
}

/** Called at sign-out, so that nothing of one person is left for the next. */
export function clearQueue(): void {
  inMemory.clear();
  for (const key of Object.keys(localStorage))
    if (key.startsWith(storageKey(""))) localStorage.removeItem(key);
}

const send = ({ kind, ids }: QueuedAction) =>
  kind === "read"
    ? call(markManyRead, { body: { notification_ids: ids, is_read: true } })
    : call(bulkArchive, { body: { notification_ids: ids } });

/**
 * Sends the queued actions in order, from one tab at a time, and takes over the server's unread
 * count. Actions that the server refuses are dropped; after a temporary failure they stay queued.
 */
export async function flushQueue({
  userId,
  queries,
}: Pick<LiveSession, "userId" | "queries">): Promise<void> {
  if (read(userId).length === 0) return;
  const unread = await withSendLock(userId, () => sendAll(userId));
  if (unread !== null) setUnreadCount(queries, unread);
}

async function sendAll(userId: string): Promise<number | null> {
  for (let unread: number | null = null; ;) {
    const [action] = (await update(userId, firstSending)) ?? [];
    if (!action) return unread;
    try {
      unread = (await send(action)).unread_count;
    } catch (error) {
      if (isRetryable(error)) {
        await update(userId, allWaiting);
        return unread;
      }
    }
    await update(userId, withoutSent);
  }
}
