import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { serverNow } from "@/hooks/server-clock";
import type { Notification, UnreadCount } from "@/lib/domain/notification/schema";
import type { Page } from "@/lib/http/shapes";
import {
  matchesFilters,
  compareRows,
  countsAsUnread,
  staysListed,
  type ListFilters,
} from "./notification-filters";

export type NotificationPages = InfiniteData<Page<Notification>>;

/** The pages with a row inserted by the ordering, or replaced if it is newer. */
export function withRow(
  pages: NotificationPages,
  row: Notification,
  ordering?: unknown,
): NotificationPages {
  const listed = findRow(pages, row.id);
  if (listed && listed.seq > row.seq) return pages;
  if (listed) return mapRows(pages, (other) => (other.id === row.id ? row : other));
  const counted = pages.pages.map((page) => ({ ...page, count: page.count + 1 }));
  for (const page of counted) {
    const index = page.results.findIndex((other) => compareRows(row, other, ordering) < 0);
    if (index < 0) continue;
    page.results = page.results.toSpliced(index, 0, row);
    return { ...pages, pages: counted };
  }
  // After all loaded rows: append it if this is the end of the list.
  const last = counted.at(-1);
  if (last && !last.next) last.results = [...last.results, row];
  return { ...pages, pages: counted };
}

const mapRows = (
  pages: NotificationPages,
  change: (row: Notification) => Notification,
): NotificationPages => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, results: page.results.map(change) })),
});

function withoutRows(pages: NotificationPages, ids: ReadonlySet<string>): NotificationPages {
  const removed = pages.pages
    .flatMap((page) => page.results)
    .filter((row) => ids.has(row.id)).length;
  if (removed === 0) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      count: page.count - removed,
      results: page.results.filter((row) => !ids.has(row.id)),
    })),
  };
}

const findRow = (pages: NotificationPages, id: string) =>
  pages.pages.flatMap((page) => page.results).find((row) => row.id === id);

const LISTS = ["notifications", "/api/notifications"] as const;
const COUNT = ["notifications", "/api/notifications/unread_count"] as const;
const nothingUnread: UnreadCount = {
  count: 0,
  unread_count: 0,
  unseen_count: 0,
  action_required: 0,
  by_type: {},
  by_channel: {},
  seq: 0,
};

const asPages = (data: unknown): NotificationPages | null =>
  data && typeof data === "object" && "pages" in data ? (data as NotificationPages) : null;

/** All lists of notifications in the cache, with their filters. */
function cachedLists(client: QueryClient) {
  return client.getQueriesData({ queryKey: LISTS }).flatMap(([key, data]) => {
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

/** Rows that moved recently. "Undo" finds here a row that has left every cached list. */
const moved = new WeakMap<QueryClient, Map<string, Notification>>();
const MAX_MOVED = 500;

function rememberMoved(client: QueryClient, row: Notification): void {
  const rows = moved.get(client) ?? new Map<string, Notification>();
  moved.set(client, rows);
  rows.delete(row.id);
  rows.set(row.id, row);
  if (rows.size > MAX_MOVED) rows.delete(rows.keys().next().value as string);
}

export const wasMoved = (client: QueryClient, id: string): boolean =>
  moved.get(client)?.has(id) ?? false;

export function cachedRows(client: QueryClient): ReadonlyMap<string, Notification> {
  const rows = new Map(moved.get(client));
  for (const { pages } of cachedLists(client).toReversed())
    for (const row of pages.pages.flatMap((page) => page.results)) rows.set(row.id, row);
  return rows;
}

function cachedRow(client: QueryClient, id: string): Notification | undefined {
  for (const { pages } of cachedLists(client)) {
    const row = findRow(pages, id);
    if (row) return row;
  }
  return moved.get(client)?.get(id);
}

/** Inserts or updates a row in every list that it matches, and removes it from the others. */
export function upsertRow(client: QueryClient, row: Notification): void {
  const now = serverNow();
  changeLists(client, (pages, filters) => {
    if (findRow(pages, row.id))
      return staysListed(row, filters, now)
        ? withRow(pages, row)
        : withoutRows(pages, new Set([row.id]));
    const matches = matchesFilters(row, filters, now);
    if (matches === null) return null;
    return matches ? withRow(pages, row, filters.ordering) : pages;
  });
}

/** Whether a change moves a row to another list, or within its list. */
const hasMoved = (before: Notification, after: Notification): boolean =>
  before.is_read !== after.is_read ||
  before.archived_at !== after.archived_at ||
  before.snoozed_until !== after.snoozed_until;

/** Changes rows in every list; lists that they no longer match drop them, others take them in. */
export function patchRows(
  client: QueryClient,
  ids: readonly string[],
  change: Partial<Notification>,
): void {
  for (const id of ids) {
    const row =
      cachedRow(client, id) ??
      (change.id === id && change.created_at ? (change as Notification) : undefined);
    if (row) {
      const next = { ...row, ...change, seq: Math.max(row.seq, change.seq ?? 0) };
      if (hasMoved(row, next)) rememberMoved(client, next);
      upsertRow(client, next);
    } else if ("archived_at" in change || "snoozed_until" in change) {
      // The row is unknown here, and so are the lists that it returns to.
      void refreshLists(client);
    }
  }
}

/**
 * Marks unread rows as read up to a sequence number. `seq` is the row's last change, so a row that
 * was created earlier but changed later stays unread until the server answers.
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
      rememberMoved(client, next);
      return next;
    }),
  );
}

export function removeRows(client: QueryClient, ids: readonly string[]): void {
  const removed = new Set(ids);
  for (const id of ids) moved.get(client)?.delete(id);
  changeLists(client, (pages) => withoutRows(pages, removed));
}

/** Fetches every list again. Requests in flight are cancelled, because their answers are older. */
export async function refreshLists(client: QueryClient): Promise<void> {
  await client.cancelQueries({ queryKey: LISTS }, { silent: true });
  await client.invalidateQueries({ queryKey: LISTS });
}
export const refreshCount = (client: QueryClient): void =>
  void client.invalidateQueries({ queryKey: COUNT });
export const cachedCount = (client: QueryClient): UnreadCount | undefined =>
  client.getQueriesData<UnreadCount>({ queryKey: COUNT })[0]?.[1];

/** Sets the unread count. A request in flight is cancelled, because its answer is older. */
export function setUnreadCount(client: QueryClient, unread: number): void {
  void client.cancelQueries({ queryKey: COUNT }, { silent: true });
  client.setQueriesData<UnreadCount>({ queryKey: COUNT }, (old) => ({
    ...(old ?? nothingUnread),
    count: unread,
    unread_count: unread,
  }));
}

/** Runs a change of rows and adjusts the unread count at once; the server's count corrects it. */
export function withUnreadCount(
  client: QueryClient,
  ids: readonly string[],
  change: () => void,
): void {
  const counts = cachedCount(client);
  const unread = () =>
    ids.filter((id) => {
      const row = cachedRow(client, id);
      return row !== undefined && countsAsUnread(row, serverNow());
    }).length;
  const before = unread();
  change();
  if (counts) setUnreadCount(client, Math.max(0, counts.unread_count + unread() - before));
}
