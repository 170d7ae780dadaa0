"use client";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { viewNames, type NotificationSearch } from "./notification-views";

/** The search of the notifications page, kept in the URL: `?show=unread&q=cash&lot=…`. */
export function useNotificationSearch(): [
  NotificationSearch,
  (change: Partial<NotificationSearch>) => void,
] {
  const [search, setSearch] = useQueryStates(
    {
      view: parseAsStringLiteral(viewNames).withDefault("all"),
      text: parseAsString.withDefault(""),
      lot: parseAsString,
    },
    { history: "replace", throttleMs: 300, urlKeys: { view: "show", text: "q" } },
  );
  return [search, (change) => void setSearch(change)];
}
