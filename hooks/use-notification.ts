"use client";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  actOnNotification,
  archiveNotification,
  bulkArchive,
  bulkDelete,
  deleteNotification,
  getNotification,
  getTrace,
  getUnreadCount,
  listNotifications,
  markAllAsRead,
  markAsRead,
  markAsUnread,
  markManyRead,
  markSeen,
  snoozeNotification,
  unarchiveNotification,
  unsnoozeNotification,
} from "@/lib/domain/notification/api";
import type { MarkAll, Notification } from "@/lib/domain/notification/schema";
import { call } from "@/lib/http/client";
import { useCommand, useEndpoint, useEndpointPages } from "./query";
import { liveSeq } from "./realtime/client";
import { nextPage, PAGE_SIZE } from "./realtime/next-page";
import {
  knownCount,
  patchRows,
  readUpTo,
  removeRows,
  setUnread,
  upsertRow,
  wasMoved,
  withBadge,
} from "./realtime/notification-cache";
import { newestSeq } from "./realtime/session";
import { serverNow } from "./server-clock";
import { useOptimistic } from "./use-optimistic";

export interface NotificationFilters {
  notification_types?: string;
  is_read?: "true" | "false";
  search?: string;
  lot?: string;
  archived?: "true" | "all";
  snoozed?: "true" | "all";
  ordering?: string;
}

const UNREAD_FIRST = "is_read,-created_at";
/** A list that nobody looks at any more need not stay long. */
const FORGET_MS = 120_000;

/** Unread first, then the newest; 20 a page. */
export function useNotifications(filters: NotificationFilters) {
  const client = useQueryClient();
  const query = { ordering: UNREAD_FIRST, page_size: String(PAGE_SIZE), ...filters };
  const list = useEndpointPages(
    listNotifications,
    { query },
    {
      gcTime: FORGET_MS,
      nextPage: (pages, params) => nextPage(pages, params, (id) => wasMoved(client, id)),
    },
  );
  const { data } = list;
  const rows = useMemo(
    () => [
      ...new Map(data?.pages.flatMap((page) => page.results).map((row) => [row.id, row])).values(),
    ],
    [data],
  );
  return { ...list, rows };
}

export const useUnreadCount = (): number => useEndpoint(getUnreadCount, {}).data?.unread_count ?? 0;
/** What happened to one notification on its channels. */
export const useTrace = (id: string, enabled: boolean) =>
  useEndpoint(getTrace, { params: { id } }, { enabled, staleTime: 0 });

type One = { params: { id: string } };
type Many = { body: { notification_ids: string[]; is_read?: boolean } };
const now = () => new Date(serverNow()).toISOString();
const one = (client: QueryClient, { params }: One, change: Partial<Notification>) =>
  withBadge(client, [params.id], () => patchRows(client, [params.id], change));
const many = (client: QueryClient, { body }: Many, change: Partial<Notification>) =>
  withBadge(client, body.notification_ids, () => patchRows(client, body.notification_ids, change));
const drop = (client: QueryClient, ids: string[]) =>
  withBadge(client, ids, () => removeRows(client, ids));

const waitingRead = ({ params }: One) => ({ kind: "read" as const, ids: [params.id] });
const waitingArchive = ({ params }: One) => ({ kind: "archive" as const, ids: [params.id] });

export const useMarkRead = () =>
  useOptimistic(
    markAsRead,
    (client, input) => one(client, input, { is_read: true, read_at: now() }),
    { waits: waitingRead },
  );
export const useMarkUnread = () =>
  useOptimistic(
    markAsUnread,
    (client, input) => one(client, input, { is_read: false, read_at: null }),
    { undoes: waitingRead },
  );
export const useArchive = () =>
  useOptimistic(
    archiveNotification,
    (client, input) => one(client, input, { archived_at: now() }),
    { waits: waitingArchive },
  );
export const useUnarchive = () =>
  useOptimistic(
    unarchiveNotification,
    (client, input) => one(client, input, { archived_at: null }),
    { undoes: waitingArchive },
  );
export const useSnooze = () =>
  useOptimistic(snoozeNotification, (client, input) =>
    one(client, input, { snoozed_until: input.body.until ?? null }),
  );
export const useUnsnooze = () =>
  useOptimistic(unsnoozeNotification, (client, input) =>
    one(client, input, { snoozed_until: null }),
  );
export const useDeleteNotification = () =>
  useOptimistic(deleteNotification, (client, { params }) => drop(client, [params.id]));

export const useMarkMany = () =>
  useOptimistic(
    markManyRead,
    (client, input) => many(client, input, { is_read: input.body.is_read ?? true }),
    {
      waits: ({ body }) =>
        body.is_read === false ? null : { kind: "read", ids: body.notification_ids },
    },
  );
export const useArchiveMany = () =>
  useOptimistic(bulkArchive, (client, input) => many(client, input, { archived_at: now() }), {
    waits: ({ body }) => ({ kind: "archive", ids: body.notification_ids }),
  });
export const useDeleteMany = () =>
  useOptimistic(bulkDelete, (client, { body }) => drop(client, body.notification_ids));

export type MarkableFilters = Pick<MarkAll, "notification_type" | "lot">;

/** Marks what this page knows of, all or of a category or lot: a notification that comes into being meanwhile stays unread. */
export function useMarkAllRead(): (filters: MarkableFilters) => void {
  const client = useQueryClient();
  const { mutate } = useOptimistic(
    markAllAsRead,
    (_client, { body: { before_seq, notification_type, lot } = {} }) => {
      const isMeant = (row: Notification) =>
        (!notification_type || row.notification_type === notification_type) &&
        (!lot || row.data.lot_id === lot);
      readUpTo(client, before_seq, now(), isMeant);
      if (!notification_type && !lot) setUnread(client, 0);
    },
  );
  return (filters) => {
    const before_seq = newestSeq(liveSeq(), knownCount(client)?.seq);
    mutate({ body: { ...filters, ...(before_seq !== undefined && { before_seq }) } });
  };
}

/** The list was looked at. Nobody is told when that cannot be said: the next look says it. */
export const useMarkSeen = () => useCommand(markSeen, { refresh: [], meta: { inline: true } });

/** Has the server do what a notification offers. What it changes for everybody else comes over the socket. */
export function useAct() {
  const client = useQueryClient();
  return useCommand(actOnNotification, {
    refresh: ["queue", "payments", "bookings", "slots", "dashboard"],
    meta: { inline: true },
    onSuccess: ({ notification }) =>
      withBadge(client, [notification.id], () => upsertRow(client, notification)),
  });
}

/** Puts a row right that turned out to be out of date. */
export function useRefreshRow() {
  const client = useQueryClient();
  return async (id: string) => {
    const row = await call(getNotification, { params: { id } }).catch(() => null);
    if (row) withBadge(client, [id], () => upsertRow(client, row));
  };
}
