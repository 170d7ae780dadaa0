"use client";
import { useQueryStates } from "nuqs";
import { notificationParsers, notificationUrlKeys } from "./notification-parsers";
import type { NotificationSearch } from "./notification-views";

/** The search of the notifications page, kept in the URL. */
export function useNotificationSearch(): [
  NotificationSearch,
  (change: Partial<NotificationSearch>) => void,
] {
  const [search, setSearch] = useQueryStates(notificationParsers, {
    history: "replace",
    urlKeys: notificationUrlKeys,
  });
  return [search, (change) => void setSearch(change)];
}
