import { bulkArchive, markManyRead } from "@/lib/domain/notification/api";
import { ApiError, call } from "@/lib/http/client";
import { inTurn } from "./in-turn";
import { setUnread } from "./notification-cache";
import type { LiveSession } from "./session";

/** What may wait for the connection: reading and archiving, nothing else. They may be said twice, and cost nobody anything. */
export interface WaitingAct {
  kind: "read" | "archive";
  ids: string[];
}
/** One that is being sent does not wait any more, but stays until its outcome is known. */
type Queued = WaitingAct & { sending?: true };

const MOST_IDS = 500;
const storeOf = (userId: string) => `parkmate:waiting:${userId}`;
/** Where the browser gives no storage the acts last as long as the page. */
const inMemory = new Map<string, Queued[]>();

const waitingIds = (queue: readonly Queued[], kind: WaitingAct["kind"]) =>
  new Set(queue.filter((act) => act.kind === kind && !act.sending).flatMap((act) => act.ids));

/** The queue with an act at its end; ids that wait for the same already are not named twice. */
export function withAct(queue: readonly Queued[], { kind, ids }: WaitingAct): Queued[] {
  const waiting = waitingIds(queue, kind);
  const fresh = ids.filter((id) => !waiting.has(id)).slice(0, MOST_IDS);
  return fresh.length > 0 ? [...queue, { kind, ids: fresh }] : [...queue];
}

/** The queue without these ids; null when not all of them wait in it. */
export function withoutAct(queue: readonly Queued[], { kind, ids }: WaitingAct): Queued[] | null {
  const waiting = waitingIds(queue, kind);
  if (!ids.every((id) => waiting.has(id))) return null;
  const gone = new Set(ids);
  return queue
    .map((act) =>
      act.kind === kind && !act.sending
        ? { kind, ids: act.ids.filter((id) => !gone.has(id)) }
        : act,
    )
    .filter((act) => act.ids.length > 0);
}

export const withFirstSending = (queue: readonly Queued[]): Queued[] =>
  queue.map((act, index) => (index === 0 ? { ...act, sending: true } : act));
export const withoutSending = (queue: readonly Queued[]): Queued[] =>
  queue.filter((act) => !act.sending);
export const waitingAgain = (queue: readonly Queued[]): Queued[] =>
  queue.map(({ kind, ids }) => ({ kind, ids }));

function read(userId: string): Queued[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storeOf(userId)) ?? "null");
    if (Array.isArray(stored)) return stored as Queued[];
  } catch {
    // Unreadable or forbidden: what this page knows is all there is.
  }
  return inMemory.get(userId) ?? [];
}

function write(userId: string, queue: readonly Queued[]): void {
  inMemory.set(userId, [...queue]);
  try {
    if (queue.length > 0) localStorage.setItem(storeOf(userId), JSON.stringify(queue));
    else localStorage.removeItem(storeOf(userId));
  } catch {
    // Kept in memory.
  }
}

export const isOffline = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.code === "network";

/** Every change is one short turn of its own, which no tab holds while it waits for the server. Null leaves the queue as it is. */
const change = (
  userId: string,
  next: (queue: Queued[]) => Queued[] | null,
): Promise<Queued[] | null> =>
  inTurn(storeOf(userId), () => {
    const queue = next(read(userId));
    if (queue) write(userId, queue);
    return queue;
  });

/** Sending is a turn too, from the first act to the last. Whoever has it finds in the queue no act that is really on its way. */
const whileNothingIsSent = <T>(userId: string, task: () => Promise<T>): Promise<T> =>
  inTurn(`${storeOf(userId)}:sending`, async () => {
    // Left by a page that went away in the middle: nobody knows its outcome, so it goes once more.
    await change(userId, waitingAgain);
    return task();
  });

export async function waitFor(userId: string, act: WaitingAct): Promise<void> {
  await change(userId, (queue) => withAct(queue, act));
}

/** Takes an act back before it was sent; false when it was sent already or never waited. One that is on its way is waited for: it may fail, and wait again. */
export async function takeBackWaiting(userId: string, act: WaitingAct): Promise<boolean> {
  let isOnItsWay = false;
  const take = async () =>
    (await change(userId, (queue) => {
      isOnItsWay = queue.some(
        ({ kind, ids, sending }) =>
          sending && kind === act.kind && act.ids.some((id) => ids.includes(id)),
      );
      return withoutAct(queue, act);
    })) !== null;
  return (await take()) || (isOnItsWay && whileNothingIsSent(userId, take));
}

/** At sign-out nothing of one person may be left for the next. Nothing is read before it is dropped, so this needs no turn. */
export function forgetWaiting(): void {
  inMemory.clear();
  for (const key of Object.keys(localStorage))
    if (key.startsWith(storeOf(""))) localStorage.removeItem(key);
}

const sendAct = ({ kind, ids }: WaitingAct) =>
  kind === "read"
    ? call(markManyRead, { body: { notification_ids: ids, is_read: true } })
    : call(bulkArchive, { body: { notification_ids: ids } });

/**
 * Sends what waited, in its order, in one tab of this browser; then the server's number stands. What the server refuses is
 * dropped, what it cannot be told yet waits on.
 */
export async function sendWaiting({
  userId,
  queries,
}: Pick<LiveSession, "userId" | "queries">): Promise<void> {
  if (read(userId).length === 0) return;
  const unread = await whileNothingIsSent(userId, () => replay(userId));
  if (unread !== null) setUnread(queries, unread);
}

async function replay(userId: string): Promise<number | null> {
  for (let unread: number | null = null; ;) {
    const [act] = (await change(userId, withFirstSending)) ?? [];
    if (!act) return unread;
    try {
      unread = (await sendAct(act)).unread_count;
    } catch (error) {
      if (isPassing(error)) {
        await change(userId, waitingAgain);
        return unread;
      }
    }
    await change(userId, withoutSending);
  }
}

const isPassing = (error: unknown): boolean =>
  isOffline(error) ||
  (error instanceof ApiError && (error.problem.status >= 500 || error.problem.status === 429));
