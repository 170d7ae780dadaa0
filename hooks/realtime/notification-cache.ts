import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { serverNow } from "@/hooks/server-clock";
import type { Notification, UnreadCount } from "@/lib/domain/notification/schema";
import type { Page } from "@/lib/http/shapes";
import { belongs, compareRows, countsAsUnread, stays, type ListFilters } from "./belongs";

export type NotificationPages = InfiniteData<Page<Notification>>;

/** The pages with a row where its ordering puts it, or replaced where it already stands (only by a newer version of itself). */
export function withRow(
  pages: NotificationPages,
  row: Notification,
  ordering?: unknown,
): NotificationPages {
  const old = findRow(pages, row.id);
  if (old)
    return old.seq > row.seq
      ? pages
      : mapRows(pages, (other) => (other.id === row.id ? row : other));
  const counted = pages.pages.map((page) => ({ ...page, count: page.count + 1 }));
  for (const page of counted) {
    const place = page.results.findIndex((other) => compareRows(row, other, ordering) < 0);
    if (place < 0) continue;
    page.results = page.results.toSpliced(place, 0, row);
    return { ...pages, pages: counted };
  }
  // Behind all that is loaded: at the end, or with the page that is still to come.
  const last = counted.at(-1);
  if (last && !last.next) last.results = [...last.results, row];
  return { ...pages, pages: counted };
}

export const mapRows = (
  pages: NotificationPages,
  change: (row: Notification) => Notification,
): NotificationPages => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, results: page.results.map(change) })),
});

export function withoutRows(pages: NotificationPages, ids: ReadonlySet<string>): NotificationPages {
  const gone = pages.pages.flatMap((page) => page.results).filter((row) => ids.has(row.id)).length;
  if (gone === 0) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      count: page.count - gone,
      results: page.results.filter((row) => !ids.has(row.id)),
    })),
  };
}

export const findRow = (pages: NotificationPages, id: string) =>
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

/** Every list of notifications in the cache, with its filters. */
function lists(client: QueryClient) {
  return client.getQueriesData({ queryKey: LISTS }).flatMap(([key, data]) => {
    const pages = asPages(data);
    return pages
      ? [{ key, pages, filters: (key[2] as { query?: ListFilters } | undefined)?.query ?? {} }]
      : [];
  });
}

/** Applies a change to every list, whatever its filters; one that answers null asks the server again. */
function changeLists(
  client: QueryClient,
  change: (pages: NotificationPages, filters: ListFilters) => NotificationPages | null,
): void {
  for (const { key, pages, filters } of lists(client)) {
    const next = change(pages, filters);
    if (next === null) void client.invalidateQueries({ queryKey: key, exact: true });
    else if (next !== pages) client.setQueryData(key, next);
  }
}

/** Rows whose place was changed lately: one that has left every list on the page can still be brought back by "Undo". */
const moved = new WeakMap<QueryClient, Map<string, Notification>>();
const MOST_MOVED = 500;

function keep(client: QueryClient, row: Notification): void {
  const rows = moved.get(client) ?? new Map<string, Notification>();
  moved.set(client, rows);
  rows.delete(row.id);
  rows.set(row.id, row);
  if (rows.size > MOST_MOVED) rows.delete(rows.keys().next().value as string);
}

export const wasMoved = (client: QueryClient, id: string): boolean =>
  moved.get(client)?.has(id) ?? false;

/** Every row that this page knows. */
export function knownRows(client: QueryClient): ReadonlyMap<string, Notification> {
  const rows = new Map(moved.get(client));
  for (const { pages } of lists(client).toReversed())
    for (const row of pages.pages.flatMap((page) => page.results)) rows.set(row.id, row);
  return rows;
}

/** A row as any list knows it. */
export function knownRow(client: QueryClient, id: string): Notification | undefined {
  for (const { pages } of lists(client)) {
    const row = findRow(pages, id);
    if (row) return row;
  }
  return moved.get(client)?.get(id);
}

/** Puts a row into the lists that it belongs to, and takes it out of those that it has left. */
export function upsertRow(client: QueryClient, row: Notification): void {
  const now = serverNow();
  changeLists(client, (pages, filters) => {
    if (findRow(pages, row.id))
      return stays(row, filters, now) ? withRow(pages, row) : withoutRows(pages, new Set([row.id]));
    const fits = belongs(row, filters, now);
    return fits === null ? null : fits ? withRow(pages, row, filters.ordering) : pages;
  });
}

/** Whether a change sets a row into another list, or elsewhere in the same one. */
const hasMoved = (before: Notification, after: Notification): boolean =>
  before.is_read !== after.is_read ||
  before.archived_at !== after.archived_at ||
  before.snoozed_until !== after.snoozed_until;

/** Changes some rows wherever they stand; what they no longer belong to drops them, what they come back to takes them in. */
export function patchRows(
  client: QueryClient,
  ids: readonly string[],
  change: Partial<Notification>,
): void {
  for (const id of ids) {
    const row =
      knownRow(client, id) ??
      (change.id === id && change.created_at ? (change as Notification) : undefined);
    if (row) {
      const next = { ...row, ...change, seq: Math.max(row.seq, change.seq ?? 0) };
      if (hasMoved(row, next)) keep(client, next);
      upsertRow(client, next);
    } else if ("archived_at" in change || "snoozed_until" in change) {
      // Nobody here knows it, so nobody can say which lists it comes back to.
      void refreshLists(client);
    }
  }
}

/** Reads whatever is meant, counts as unread and was born up to a position. A row does not tell its birth, but it is never younger than its last change. */
export function readUpTo(
  client: QueryClient,
  upTo: number | undefined,
  readAt: string,
  isMeant: (row: Notification) => boolean = () => true,
): void {
  const now = serverNow();
  changeLists(client, (pages) =>
    mapRows(pages, (row) => {
      if (!isMeant(row) || !countsAsUnread(row, now) || row.seq > (upTo ?? Infinity)) return row;
      const next = { ...row, is_read: true, read_at: readAt };
      keep(client, next);
      return next;
    }),
  );
}

export function removeRows(client: QueryClient, ids: readonly string[]): void {
  const gone = new Set(ids);
  for (const id of ids) moved.get(client)?.delete(id);
  changeLists(client, (pages) => withoutRows(pages, gone));
}

/** Has the server give every list anew; a first answer that is still on its way would count as new, and is dropped. */
export async function refreshLists(client: QueryClient): Promise<void> {
  await client.cancelQueries({ queryKey: LISTS }, { silent: true });
  await client.invalidateQueries({ queryKey: LISTS });
}
export const refreshCount = (client: QueryClient): void =>
  void client.invalidateQueries({ queryKey: COUNT });
export const knownCount = (client: QueryClient): UnreadCount | undefined =>
  client.getQueriesData<UnreadCount>({ queryKey: COUNT })[0]?.[1];

/** Puts the badge's number. A count that is still on its way is older than this one and is dropped. */
export function setUnread(client: QueryClient, unread: number): void {
  void client.cancelQueries({ queryKey: COUNT }, { silent: true });
  client.setQueriesData<UnreadCount>({ queryKey: COUNT }, (old) => ({
    ...(old ?? nothingUnread),
    count: unread,
    unread_count: unread,
  }));
}

/** Does something to rows and lets the badge follow at once; the server's number corrects it. */
export function withBadge(client: QueryClient, ids: readonly string[], act: () => void): void {
  const counts = knownCount(client);
  const unread = () =>
    ids.filter((id) => {
      const row = knownRow(client, id);
      return row !== undefined && countsAsUnread(row, serverNow());
    }).length;
  const before = unread();
  act();
  if (counts) setUnread(client, Math.max(0, counts.unread_count + unread() - before));
}
