import type { QueryClient } from "@tanstack/react-query";
import { isRetryable } from "@/hooks/retry";
import { bulkArchive, markManyRead } from "@/lib/domain/notification/client";
import { call } from "@/lib/http/client";
import type { LiveSession } from "./live-session";
import { withNamedLock } from "./named-lock";
import { countedSeq, storeAnsweredCount } from "./unread-count";

/** An action that waits for the connection. Only these two, as sending them twice is harmless. */
export interface QueuedAction {
  kind: "read" | "archive";
  ids: string[];
}
/** An action in the queue: it waits, or it is being sent and stays until its outcome is known. */
type QueueEntry = QueuedAction & { sending?: true };
type Queue = readonly QueueEntry[];

/** The ids that one request may have. */
const MAX_IDS = 500;
const storageKey = (userId: string) => `parkmate:waiting:${userId}`;
/** The queues by person, for browsers that block localStorage. Lost when the page is closed. */
const queuesInMemory = new Map<string, QueueEntry[]>();

const idsWaitingFor = (kind: QueuedAction["kind"], queue: Queue) =>
  new Set(queue.filter((entry) => entry.kind === kind && !entry.sending).flatMap(({ ids }) => ids));

/** The queue with the action at its end, without the ids that already wait for the same action. */
export function addAction(queue: Queue, { kind, ids }: QueuedAction): QueueEntry[] {
  const waiting = idsWaitingFor(kind, queue);
  const newIds = ids.filter((id) => !waiting.has(id)).slice(0, MAX_IDS);
  return newIds.length > 0 ? [...queue, { kind, ids: newIds }] : [...queue];
}

/** The queue without the action; null when not all of its ids wait for it. */
export function removeAction(queue: Queue, { kind, ids }: QueuedAction): QueueEntry[] | null {
  const waiting = idsWaitingFor(kind, queue);
  if (!ids.every((id) => waiting.has(id))) return null;
  const removed = new Set(ids);
  return queue
    .map((entry) =>
      entry.kind === kind && !entry.sending
        ? { kind, ids: entry.ids.filter((id) => !removed.has(id)) }
        : entry,
    )
    .filter((entry) => entry.ids.length > 0);
}

export const markFirstAsSending = (queue: Queue): QueueEntry[] =>
  queue.map((entry, index) => (index === 0 ? { ...entry, sending: true } : entry));
export const removeSent = (queue: Queue): QueueEntry[] => queue.filter((entry) => !entry.sending);
export const markAllAsWaiting = (queue: Queue): QueueEntry[] =>
  queue.map(({ kind, ids }) => ({ kind, ids }));

function readQueue(userId: string): QueueEntry[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(userId)) ?? "null");
    if (Array.isArray(stored)) return stored as QueueEntry[];
  } catch {
    // localStorage is blocked or its value is no JSON.
  }
  return queuesInMemory.get(userId) ?? [];
}

function saveQueue(userId: string, queue: Queue): void {
  queuesInMemory.set(userId, [...queue]);
  try {
    if (queue.length > 0) localStorage.setItem(storageKey(userId), JSON.stringify(queue));
    else localStorage.removeItem(storageKey(userId));
  } catch {
    // localStorage is blocked or full. The queue in memory remains.
  }
}

/**
 * Reads, changes and saves the queue, one tab at a time, and returns the new queue. Where the
 * change returns null, nothing is saved. The lock is short: nothing is sent while it is held.
 */
const changeQueue = (
  userId: string,
  change: (queue: QueueEntry[]) => QueueEntry[] | null,
): Promise<QueueEntry[] | null> =>
  withNamedLock(storageKey(userId), () => {
    const queue = change(readQueue(userId));
    if (queue) saveQueue(userId, queue);
    return queue;
  });

/** Runs a task while no tab sends this queue. */
const withSendLock = <T>(userId: string, task: () => Promise<T>): Promise<T> =>
  withNamedLock(`${storageKey(userId)}:sending`, async () => {
    // Under this lock nobody is sending: an entry marked so was left by a tab that was closed while
    // it sent. Whether the entry arrived is unknown, so it is sent again.
    await changeQueue(userId, markAllAsWaiting);
    return task();
  });

export async function queueAction(userId: string, action: QueuedAction): Promise<void> {
  await changeQueue(userId, (queue) => addAction(queue, action));
}

/**
 * Removes an action from the queue; false when it is not in the queue or has reached the server. If
 * the action is being sent, waits for the outcome, and removes it if sending has failed.
 */
export async function cancelQueuedAction(userId: string, action: QueuedAction): Promise<boolean> {
  let isBeingSent = false;
  const tryToRemove = async () => {
    const changed = await changeQueue(userId, (queue) => {
      isBeingSent = queue.some(
        ({ kind, ids, sending }) =>
          sending && kind === action.kind && action.ids.some((id) => ids.includes(id)),
      );
      return removeAction(queue, action);
    });
    return changed !== null;
  };
  if (await tryToRemove()) return true;
  return isBeingSent && withSendLock(userId, tryToRemove);
}

/** Deletes the queues of everybody who used this browser. Called at sign-out. */
export function clearQueues(): void {
  queuesInMemory.clear();
  for (const key of Object.keys(localStorage))
    if (key.startsWith(storageKey(""))) localStorage.removeItem(key);
}

const send = ({ kind, ids }: QueuedAction) =>
  kind === "read"
    ? call(markManyRead, { body: { notification_ids: ids, is_read: true } })
    : call(bulkArchive, { body: { notification_ids: ids } });

/**
 * Sends the queued actions in order, one tab at a time, and shows the unread count of each
 * answer. Actions that the server refuses are dropped. A temporary failure ends the sending, and
 * what was not sent stays queued.
 */
export async function flushQueue({
  userId,
  queries,
}: Pick<LiveSession, "userId" | "queries">): Promise<void> {
  if (readQueue(userId).length === 0) return;
  await withSendLock(userId, () => sendAll(userId, queries));
}

async function sendAll(userId: string, queries: QueryClient): Promise<void> {
  let action = await startSendingFirst(userId);
  while (action) {
    const sentAtSeq = countedSeq(queries);
    try {
      storeAnsweredCount(queries, await send(action), sentAtSeq);
    } catch (error) {
      if (isRetryable(error)) return void (await changeQueue(userId, markAllAsWaiting));
    }
    await changeQueue(userId, removeSent);
    action = await startSendingFirst(userId);
  }
}

/** Marks the first action as being sent and returns it; undefined when the queue is empty. */
async function startSendingFirst(userId: string): Promise<QueuedAction | undefined> {
  const queue = await changeQueue(userId, markFirstAsSending);
  return queue?.[0];
}
