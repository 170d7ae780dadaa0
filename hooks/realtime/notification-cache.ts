import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Notification, UnreadCount } from "@/lib/domain/notification/schema";
import type { Page } from "@/lib/http/shapes";

export type NotificationPages = InfiniteData<Page<Notification>>;
type Query = Record<string, unknown>;
const known = new Set(["ordering", "page", "page_size", "expand", "notification_type", "notification_types", "is_read", "ticket", "event_type"]);

/** Does a row belong in a list with these filters? Null when only the server can say (a search). */
export function belongs(row: Notification, query: Query = {}): boolean | null {
  if (Object.entries(query).some(([name, value]) => !known.has(name) && value !== undefined && value !== "")) return null;
  const types = typeof query.notification_types === "string" ? query.notification_types.split(",") : query.notification_types;
  if (Array.isArray(types) && types.length > 0 && !types.includes(row.notification_type)) return false;
  if (query.notification_type && query.notification_type !== row.notification_type) return false;
  if (query.is_read !== undefined && query.is_read !== String(row.is_read)) return false;
  if (query.event_type && query.event_type !== row.event_type) return false;
  return !query.ticket || query.ticket === row.ticket;
}

/** The pages with a row put first, or replaced where it already stands (only by a newer version of itself). */
export function withRow(pages: NotificationPages, row: Notification): NotificationPages {
  const old = findRow(pages, row.id);
  if (old) return old.seq > row.seq ? pages : mapRows(pages, (other) => other.id === row.id ? row : other);
  return {
    ...pages,
    pages: pages.pages.map((page, index) => ({ ...page, count: page.count + 1, results: index === 0 ? [row, ...page.results] : page.results })),
  };
}

export const mapRows = (pages: NotificationPages, change: (row: Notification) => Notification): NotificationPages =>
  ({ ...pages, pages: pages.pages.map((page) => ({ ...page, results: page.results.map(change) })) });

export function withoutRows(pages: NotificationPages, ids: ReadonlySet<string>): NotificationPages {
  const gone = pages.pages.flatMap((page) => page.results).filter((row) => ids.has(row.id)).length;
  if (gone === 0) return pages;
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, count: page.count - gone, results: page.results.filter((row) => !ids.has(row.id)) })) };
}

export const findRow = (pages: NotificationPages, id: string) => pages.pages.flatMap((page) => page.results).find((row) => row.id === id);

const LISTS = ["notifications", "/api/notifications"] as const;
const COUNT = ["notifications", "/api/notifications/unread_count"] as const;
const nothingUnread: UnreadCount = { count: 0, unread_count: 0, unseen_count: 0, action_required: 0, by_type: {}, by_channel: {}, seq: 0 };

const asPages = (data: unknown): NotificationPages | null =>
  data && typeof data === "object" && "pages" in data ? data as NotificationPages : null;

/** Applies a change to every list of notices in the cache, whatever its filters. */
function changeLists(client: QueryClient, change: (pages: NotificationPages, query: Query) => NotificationPages | null): void {
  for (const [key, data] of client.getQueriesData({ queryKey: LISTS })) {
    const pages = asPages(data);
    if (!pages) continue;
    const input = key[2] as { query?: Query } | undefined;
    const next = change(pages, input?.query ?? {});
    if (next) client.setQueryData(key, next);
    else void client.invalidateQueries({ queryKey: key, exact: true });
  }
}

export function upsertRow(client: QueryClient, row: Notification): void {
  changeLists(client, (pages, query) => {
    // A row that was just read stays where it stands until the list is opened again: it must not jump from under a finger.
    if (findRow(pages, row.id)) return withRow(pages, row);
    const fits = belongs(row, query);
    return fits === null ? null : fits ? withRow(pages, row) : pages;
  });
}

export function patchRow(client: QueryClient, id: string, change: Partial<Notification>): void {
  changeLists(client, (pages) => findRow(pages, id) ? mapRows(pages, (row) => row.id === id ? { ...row, ...change } : row) : pages);
}

export function patchAllRows(client: QueryClient, change: Partial<Notification>, which: (row: Notification) => boolean = () => true): void {
  changeLists(client, (pages) => mapRows(pages, (row) => which(row) ? { ...row, ...change } : row));
}

export function removeRows(client: QueryClient, ids: readonly string[]): void {
  const gone = new Set(ids);
  changeLists(client, (pages) => withoutRows(pages, gone));
}

/** Puts the badge's number. A count that is still on its way is older than this one and is dropped. */
export function setUnread(client: QueryClient, unread: number): void {
  void client.cancelQueries({ queryKey: COUNT }, { silent: true });
  client.setQueriesData<UnreadCount>({ queryKey: COUNT }, (old) => ({ ...(old ?? nothingUnread), count: unread, unread_count: unread }));
}
