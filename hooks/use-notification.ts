"use client";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
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
  listUnread,
  markAllAsRead,
  markAsRead,
  markAsUnread,
  markManyRead,
  markSeen,
  snoozeNotification,
  unarchiveNotification,
  unsnoozeNotification,
} from "@/lib/domain/notification/client";
import type { MarkAll, Notification } from "@/lib/domain/notification/schema";
import { call } from "@/lib/http/client";
import { notificationsBy, type NotificationFilters } from "./queries";
import { useCommand, useEndpoint, useEndpointPages } from "./query";
import { liveSeq } from "./realtime/live-position";
import { latestSeq } from "./realtime/live-session";
import { nextPage } from "./realtime/next-page";
import {
  patchRows,
  markReadUpTo,
  removeRows,
  upsertRow,
  hasMoved,
  changeRowsAndCount,
} from "./realtime/notification-cache";
import { countedSeq, estimateUnreadCount } from "./realtime/unread-count";
import { serverNow } from "./server-clock";
import { useOptimisticCommand } from "./use-optimistic-command";
import { wait } from "./wait";

/** How long an unmounted list stays in the cache. */
const LIST_GC_MS = 120_000;

/** A list of notifications, unread first and then newest, 20 a page. Each row appears once. */
export function useNotifications(filters: NotificationFilters) {
  const client = useQueryClient();
  const list = useEndpointPages(
    listNotifications,
    { query: notificationsBy(filters) },
    {
      gcTime: LIST_GC_MS,
      nextPage: (pages, params) => nextPage(pages, params, (id) => hasMoved(client, id)),
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
/** The delivery history of one notification. */
export const useTrace = (id: string, enabled: boolean) =>
  useEndpoint(getTrace, { params: { id } }, { enabled, staleTime: 0 });

interface OneInput {
  params: { id: string };
}
interface ManyInput {
  body: { notification_ids: string[]; is_read?: boolean };
}
const now = () => new Date(serverNow()).toISOString();
const patchOne = (client: QueryClient, { params }: OneInput, change: Partial<Notification>) =>
  changeRowsAndCount(client, [params.id], () => patchRows(client, [params.id], change));
const patchMany = (client: QueryClient, { body }: ManyInput, change: Partial<Notification>) =>
  changeRowsAndCount(client, body.notification_ids, () =>
    patchRows(client, body.notification_ids, change),
  );
const removeAll = (client: QueryClient, ids: string[]) =>
  changeRowsAndCount(client, ids, () => removeRows(client, ids));

const readAction = ({ params }: OneInput) => ({ kind: "read" as const, ids: [params.id] });
const archiveAction = ({ params }: OneInput) => ({ kind: "archive" as const, ids: [params.id] });

export const useMarkRead = () =>
  useOptimisticCommand(
    markAsRead,
    (client, input) => patchOne(client, input, { is_read: true, read_at: now() }),
    { queues: readAction },
  );
export const useMarkUnread = () =>
  useOptimisticCommand(
    markAsUnread,
    (client, input) => patchOne(client, input, { is_read: false, read_at: null }),
    { cancels: readAction },
  );
export const useArchive = () =>
  useOptimisticCommand(
    archiveNotification,
    (client, input) => patchOne(client, input, { archived_at: now() }),
    { queues: archiveAction },
  );
export const useUnarchive = () =>
  useOptimisticCommand(
    unarchiveNotification,
    (client, input) => patchOne(client, input, { archived_at: null }),
    { cancels: archiveAction },
  );
export const useSnooze = () =>
  useOptimisticCommand(snoozeNotification, (client, input) =>
    patchOne(client, input, { snoozed_until: input.body.until ?? null }),
  );
export const useUnsnooze = () =>
  useOptimisticCommand(unsnoozeNotification, (client, input) =>
    patchOne(client, input, { snoozed_until: null }),
  );
export const useDeleteNotification = () =>
  useOptimisticCommand(deleteNotification, (client, { params }) => removeAll(client, [params.id]));

export const useMarkMany = () =>
  useOptimisticCommand(
    markManyRead,
    (client, input) => patchMany(client, input, { is_read: input.body.is_read ?? true }),
    {
      queues: ({ body }) =>
        body.is_read === false ? null : { kind: "read", ids: body.notification_ids },
    },
  );
export const useArchiveMany = () =>
  useOptimisticCommand(
    bulkArchive,
    (client, input) => patchMany(client, input, { archived_at: now() }),
    {
      queues: ({ body }) => ({ kind: "archive", ids: body.notification_ids }),
    },
  );
export const useDeleteMany = () =>
  useOptimisticCommand(bulkDelete, (client, { body }) => removeAll(client, body.notification_ids));

export type MarkableFilters = Pick<MarkAll, "notification_type" | "lot">;

const MAX_UNDONE = 100;
const PATIENCE_MS = 1000;

/** Ids of the unread ones among them; none where they are more than one page, or unknown. */
async function unreadIds(filters: MarkableFilters): Promise<string[]> {
  const query = { ...filters, page_size: String(MAX_UNDONE) };
  const unread = await Promise.race([
    call(listUnread, { query }).catch(() => null),
    // Nobody waits for the way back.
    wait(PATIENCE_MS).then(() => null),
  ]);
  return unread && !unread.next ? unread.results.map(({ id }) => id) : [];
}

/**
 * Marks as read what this page knows of: everything, or a category or lot. A notification that is
 * created meanwhile stays unread. The page changes at once; the request waits until the ids of what
 * is unread are known, with which it is undone. `markAll` returns them.
 */
export function useMarkAllRead() {
  const client = useQueryClient();
  const unread = useRef<Promise<string[]>>(undefined);
  const { mutateAsync, isPending } = useOptimisticCommand(
    markAllAsRead,
    (_client, { body: { before_seq, notification_type, lot } = {} }) => {
      const isMatch = (row: Notification) =>
        (!notification_type || row.notification_type === notification_type) &&
        (!lot || row.data.lot_id === lot);
      markReadUpTo(client, before_seq, now(), isMatch);
      if (!notification_type && !lot) estimateUnreadCount(client, 0);
    },
    { waitsFor: () => unread.current! },
  );
  const markAll = async (filters: MarkableFilters): Promise<string[]> => {
    const before_seq = latestSeq(liveSeq(), countedSeq(client));
    const ids = (unread.current = unreadIds(filters));
    await mutateAsync({ body: { ...filters, ...(before_seq !== undefined && { before_seq }) } });
    return ids;
  };
  return { markAll, isPending };
}

/** Reports how far the list was seen. Errors are not shown, because the next view reports again. */
export const useMarkSeen = () => useCommand(markSeen, { refresh: [], meta: { inline: true } });

/** Runs an action of a notification. Other pages are updated over the socket. */
export function useRunAction() {
  const client = useQueryClient();
  return useCommand(actOnNotification, {
    refresh: ["queue", "payments", "bookings", "slots", "dashboard"],
    meta: { inline: true },
    onSuccess: ({ notification }) =>
      changeRowsAndCount(client, [notification.id], () => upsertRow(client, notification)),
  });
}

/** Fetches one notification again, for a row that turned out to be stale. */
export function useRefreshRow() {
  const client = useQueryClient();
  return async (id: string) => {
    const row = await call(getNotification, { params: { id } }).catch(() => null);
    if (row) changeRowsAndCount(client, [id], () => upsertRow(client, row));
  };
}
