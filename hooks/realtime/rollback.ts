import type { QueryClient } from "@tanstack/react-query";
import type { Notification } from "@/lib/domain/notification/schema";
import { cachedRows, patchRows, upsertRow } from "./notification-cache";
import {
  cachedUnreadCount,
  countedSeq,
  estimateUnreadCount,
  refreshUnreadCount,
} from "./unread-count";

interface RowChange {
  before: Notification;
  /** Undefined when the command removed the row. */
  after: Notification | undefined;
}
/** What a command changed in the cache before the server answered. */
export interface RecordedChanges {
  rows: RowChange[];
  unread: { before: number; after: number } | null;
  /** The position for which the count held that the server had sent before. */
  countedSeq: number | undefined;
}

/** Runs a change of the cache and records which rows and counts it changed. */
export function recordChanges(client: QueryClient, change: () => void): RecordedChanges {
  const rowsBefore = cachedRows(client);
  const unreadBefore = cachedUnreadCount(client)?.unread_count;
  change();
  const rowsAfter = cachedRows(client);
  const unreadAfter = cachedUnreadCount(client)?.unread_count;
  return {
    rows: [...rowsBefore.values()]
      .map((before) => ({ before, after: rowsAfter.get(before.id) }))
      .filter(({ before, after }) => after !== before),
    unread:
      unreadBefore === undefined
        ? null
        : { before: unreadBefore, after: unreadAfter ?? unreadBefore },
    countedSeq: countedSeq(client),
  };
}

/**
 * Reverts recorded changes and nothing else: rows that arrived meanwhile stay, and a row that the
 * server has updated since is already right. The unread count is fetched again.
 */
export function rollBack(client: QueryClient, { rows, unread }: RecordedChanges): void {
  const cached = cachedRows(client);
  for (const { before, after } of rows) {
    const current = cached.get(before.id);
    if (!after && !current) upsertRow(client, before);
    else if (after && current && current.seq <= before.seq)
      patchRows(client, [before.id], fieldsToRevert(before, after, current));
  }
  if (unread && cachedUnreadCount(client)?.unread_count === unread.after)
    estimateUnreadCount(client, unread.before);
  refreshUnreadCount(client);
}

/** The previous values of the fields that the command changed and nothing has changed since. */
function fieldsToRevert(
  before: Notification,
  after: Notification,
  current: Notification,
): Partial<Notification> {
  const names = (Object.keys(after) as (keyof Notification)[]).filter(
    (name) => after[name] !== before[name] && current[name] === after[name],
  );
  return Object.fromEntries(names.map((name) => [name, before[name]]));
}
