import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { serverNow } from "@/hooks/server-clock";
import type { Notification } from "@/lib/domain/notification/schema";
import type { Page } from "@/lib/http/shapes";
import {
  matchesFilters,
  compareRows,
  countsAsUnread,
  staysListed,
  type ListFilters,
} from "./notification-filters";
import { cachedUnreadCount, estimateUnreadCount } from "./unread-count";

export type NotificationPages = InfiniteData<Page<Notification>>;

/**
 * The pages with the row: inserted where the ordering has it, or in place of an older version of
 * itself. A row that belongs behind the last loaded page is counted and not inserted.
 */
export function insertOrReplaceRow(
  pages: NotificationPages,
  row: Notification,
  ordering?: unknown,
): NotificationPages {
  const known = findRow(pages, row.id);
  if (known && known.seq > row.seq) return pages;
  if (known) return mapRows(pages, (other) => (other.id === row.id ? row : other));
  // Every page names the length of the whole list.
  const newPages = pages.pages.map((page) => ({ ...page, count: page.count + 1 }));
  for (const page of newPages) {
    const index = page.results.findIndex((other) => compareRows(row, other, ordering) < 0);
    if (index < 0) continue;
    page.results = page.results.toSpliced(index, 0, row);
    return { ...pages, pages: newPages };
  }
  const last = newPages.at(-1);
  if (last && !last.next) last.results = [...last.results, row];
  return { ...pages, pages: newPages };
}

const mapRows = (
  pages: NotificationPages,
  change: (row: Notification) => Notification,
): NotificationPages => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, results: page.results.map(change) })),
});

function omitRows(pages: NotificationPages, ids: ReadonlySet<string>): NotificationPages {
  const removedCount = pages.pages
    .flatMap((page) => page.results)
    .filter((row) => ids.has(row.id)).length;
  if (removedCount === 0) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      count: page.count - removedCount,
      results: page.results.filter((row) => !ids.has(row.id)),
    })),
  };
}

const findRow = (pages: NotificationPages, id: string) =>
  pages.pages.flatMap((page) => page.results).find((row) => row.id === id);

const LISTS_KEY = ["notifications", "/api/notifications"] as const;

const asPages = (data: unknown): NotificationPages | null =>
  data && typeof data === "object" && "pages" in data ? (data as NotificationPages) : null;

/** All lists of notifications in the cache, with their filters. */
function cachedLists(client: QueryClient) {
  return client.getQueriesData({ queryKey: LISTS_KEY }).flatMap(([key, data]) => {
    const pages = asPages(data);
    return pages
      ? [{ key, pages, filters: (key[2] as { query?: ListFilters } | undefined)?.query ?? {} }]
      : [];
  });
}

/** Applies a change to every list. A list is fetched again where the change returns null. */
function changeLists(
  client: QueryClient,
  change: (pages: NotificationPages, filters: ListFilters) => NotificationPages | null,
): void {
  for (const { key, pages, filters } of cachedLists(client)) {
    const next = change(pages, filters);
    if (next === null) void client.invalidateQueries({ queryKey: key, exact: true });
    else if (next !== pages) client.setQueryData(key, next);
  }
}

/**
 * The rows that were last read, archived or snoozed here, by id. The server has moved them to other
 * places and lists. "Undo" finds here a row that has left every cached list.
 */
const movedRows = new WeakMap<QueryClient, Map<string, Notification>>();
const MAX_MOVED_ROWS = 500;

function rememberMovedRow(client: QueryClient, row: Notification): void {
  const rows = movedRows.get(client) ?? new Map<string, Notification>();
  movedRows.set(client, rows);
  // Deleted first, because a map keeps the place of a key that it has: the newest row is the last.
  rows.delete(row.id);
  rows.set(row.id, row);
  if (rows.size > MAX_MOVED_ROWS) rows.delete(rows.keys().next().value as string);
}

/** Whether the server has a row at another place than the pages that were loaded here. */
export const hasMoved = (client: QueryClient, id: string): boolean =>
  movedRows.get(client)?.has(id) ?? false;

/** All cached rows by id. Of a row in several lists, the copy of the first list is taken. */
export function cachedRows(client: QueryClient): ReadonlyMap<string, Notification> {
  const rows = new Map(movedRows.get(client));
  // The first list comes last and overwrites the others.
  for (const { pages } of cachedLists(client).toReversed())
    for (const row of pages.pages.flatMap((page) => page.results)) rows.set(row.id, row);
  return rows;
}

export function cachedRow(client: QueryClient, id: string): Notification | undefined {
  for (const { pages } of cachedLists(client)) {
    const row = findRow(pages, id);
    if (row) return row;
  }
  return movedRows.get(client)?.get(id);
}

/** Inserts or updates a row in every list that it matches, and removes it from the others. */
export function upsertRow(client: QueryClient, row: Notification): void {
  const now = serverNow();
  changeLists(client, (pages, filters) => {
    if (findRow(pages, row.id))
      return staysListed(row, filters, now)
        ? insertOrReplaceRow(pages, row)
        : omitRows(pages, new Set([row.id]));
    const matches = matchesFilters(row, filters, now);
    if (matches === null) return null;
    return matches ? insertOrReplaceRow(pages, row, filters.ordering) : pages;
  });
}

/** Whether the server has a row at another place, or in another list, after a change. */
const isMovedBy = (before: Notification, after: Notification): boolean =>
  before.is_read !== after.is_read ||
  before.archived_at !== after.archived_at ||
  before.snoozed_until !== after.snoozed_until;

/** A change that has all fields of a row, as the server's `notification_update` has. */
const wholeRow = (change: Partial<Notification>, id: string): Notification | undefined =>
  change.id === id && change.created_at ? (change as Notification) : undefined;

/** Changes rows, and moves them between the lists as their new values demand. */
export function patchRows(
  client: QueryClient,
  ids: readonly string[],
  change: Partial<Notification>,
): void {
  for (const id of ids) {
    const row = cachedRow(client, id) ?? wholeRow(change, id);
    if (row) {
      const next = { ...row, ...change, seq: Math.max(row.seq, change.seq ?? 0) };
      if (isMovedBy(row, next)) rememberMovedRow(client, next);
      upsertRow(client, next);
    } else if ("archived_at" in change || "snoozed_until" in change) {
      // It may return to lists here, but its other fields are unknown.
      void refreshLists(client);
    }
  }
}

/**
 * Marks the unread rows as read whose last change (`seq`) is not after `upTo`. The server marks
 * those that were created up to `upTo`, which the browser does not know: a row that was created
 * before `upTo` and changed after it stays unread here until the server's message about it arrives.
 */
export function markReadUpTo(
  client: QueryClient,
  upTo: number | undefined,
  readAt: string,
  isMatch: (row: Notification) => boolean = () => true,
): void {
  const now = serverNow();
  changeLists(client, (pages) =>
    mapRows(pages, (row) => {
      if (!isMatch(row) || !countsAsUnread(row, now) || row.seq > (upTo ?? Infinity)) return row;
      const next = { ...row, is_read: true, read_at: readAt };
      rememberMovedRow(client, next);
      return next;
    }),
  );
}

export function removeRows(client: QueryClient, ids: readonly string[]): void {
  const removed = new Set(ids);
  for (const id of ids) movedRows.get(client)?.delete(id);
  changeLists(client, (pages) => omitRows(pages, removed));
}

/** Fetches every list again. Requests in flight are cancelled, because their answers are older. */
export async function refreshLists(client: QueryClient): Promise<void> {
  await client.cancelQueries({ queryKey: LISTS_KEY }, { silent: true });
  await client.invalidateQueries({ queryKey: LISTS_KEY });
}

/**
 * Changes these rows and adjusts the unread count by as many as became read or unread. The count is
 * an estimate until the server's arrives.
 */
export function changeRowsAndCount(
  client: QueryClient,
  ids: readonly string[],
  changeRows: () => void,
): void {
  const counts = cachedUnreadCount(client);
  const countUnread = () =>
    ids.filter((id) => {
      const row = cachedRow(client, id);
      return row !== undefined && countsAsUnread(row, serverNow());
    }).length;
  const before = countUnread();
  changeRows();
  const difference = countUnread() - before;
  if (counts) estimateUnreadCount(client, Math.max(0, counts.unread_count + difference));
}
