import type { QueryClient } from "@tanstack/react-query";
import type { Notification } from "@/lib/domain/notification/schema";
import {
  cachedCount,
  cachedRows,
  patchRows,
  refreshCount,
  setUnreadCount,
  upsertRow,
} from "./notification-cache";

interface RowChange {
  before: Notification;
  after: Notification | undefined;
}
/** What a command changed in the cache before the server answered. */
export interface RecordedChanges {
  rows: RowChange[];
  unread: { before: number; after: number } | null;
}

/** Runs a change of the cache and records which rows and counts it changed. */
export function recordChanges(client: QueryClient, change: () => void): RecordedChanges {
  const rows = cachedRows(client);
  const count = cachedCount(client)?.unread_count;
  change();
  const now = cachedRows(client);
  return {
    rows: [...rows.values()].flatMap((before) =>
      now.get(before.id) === before ? [] : [{ before, after: now.get(before.id) }],
    ),
    unread:
      count === undefined
        ? null
        : { before: count, after: cachedCount(client)?.unread_count ?? count },
  };
}

/**
 * Reverts recorded changes and nothing else: rows that arrived meanwhile stay, and a row that the
 * server has updated since is already right. The unread count is fetched again.
 */
export function rollBack(client: QueryClient, { rows, unread }: RecordedChanges): void {
  const cached = cachedRows(client);
  for (const { before, after } of rows) {
    const now = cached.get(before.id);
    if (!after && !now) upsertRow(client, before);
    else if (after && now && now.seq <= before.seq)
      patchRows(client, [before.id], revertedFields(before, after, now));
  }
  if (unread && cachedCount(client)?.unread_count === unread.after)
    setUnreadCount(client, unread.before);
  refreshCount(client);
}

/** The previous values of the fields that the command changed and nothing has changed since. */
function revertedFields(
  before: Notification,
  after: Notification,
  now: Notification,
): Partial<Notification> {
  const names = (Object.keys(after) as (keyof Notification)[]).filter(
    (name) => after[name] !== before[name] && now[name] === after[name],
  );
  return Object.fromEntries(names.map((name) => [name, before[name]]));
}
