"use client";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { deleteNotification, getUnreadCount, listNotifications, markAllAsRead, markAsRead, markAsUnread } from "@/lib/domain/notification/api";
import type { UnreadCount } from "@/lib/domain/notification/schema";
import type { Endpoint, Input } from "@/lib/http/endpoint";
import { useCommand, useEndpoint, useEndpointPages } from "./query";
import { findRow, patchAllRows, patchRow, removeRows, setUnread, type NotificationPages } from "./realtime/notification-cache";

export interface NotificationFilters { notification_types?: string; is_read?: "true" | "false"; search?: string }

/** Unread first, then the newest; 20 a page. */
export const useNotifications = (filters: NotificationFilters, enabled = true) =>
  useEndpointPages(listNotifications, { query: { ordering: "is_read,-created_at", page_size: "20", ...filters } }, { enabled });

export const useUnreadCount = (): number => useEndpoint(getUnreadCount, {}).data?.unread_count ?? 0;

export const useMarkRead = () => useOptimistic(markAsRead, (client, { params }) => read(client, params.id, true));
export const useMarkUnread = () => useOptimistic(markAsUnread, (client, { params }) => read(client, params.id, false));
export const useDeleteNotification = () => useOptimistic(deleteNotification, (client, { params }) => {
  if (isUnread(client, params.id)) addUnread(client, -1);
  removeRows(client, [params.id]);
});
export const useMarkAllRead = () => useOptimistic(markAllAsRead, (client) => {
  patchAllRows(client, { is_read: true });
  setUnread(client, 0);
});

const all = { queryKey: ["notifications"] };

/** Shows the outcome at once and takes it back when the server refuses. Lists are not asked again: a read row must not jump away. */
function useOptimistic<E extends Endpoint>(endpoint: E, change: (client: QueryClient, input: Input<E>) => void) {
  const client = useQueryClient();
  return useCommand(endpoint, {
    refresh: [],
    onMutate: (input) => {
      const before = client.getQueriesData(all);
      change(client, input);
      return before;
    },
    onError: (_error, _input, before) => {
      for (const [key, data] of before as ReturnType<typeof client.getQueriesData>) client.setQueryData(key, data);
    },
    onSuccess: (answer: unknown) => {
      if (answer && typeof answer === "object" && "unread_count" in answer) setUnread(client, Number(answer.unread_count));
    },
  });
}

function isUnread(client: QueryClient, id: string): boolean {
  const lists = client.getQueriesData<NotificationPages>({ queryKey: all.queryKey, predicate: (query) => query.queryKey.at(-1) === "pages" });
  return lists.some(([, pages]) => pages && findRow(pages, id)?.is_read === false);
}

function read(client: QueryClient, id: string, isRead: boolean): void {
  if (isUnread(client, id) === isRead) addUnread(client, isRead ? -1 : 1);
  patchRow(client, id, { is_read: isRead });
}

function addUnread(client: QueryClient, step: number): void {
  const [, counts] = client.getQueriesData<UnreadCount>({ queryKey: ["notifications", getUnreadCount.path] })[0] ?? [];
  if (counts) setUnread(client, Math.max(0, counts.unread_count + step));
}
