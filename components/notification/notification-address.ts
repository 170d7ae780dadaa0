"use client";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { viewNames, type NotificationSearch } from "./notification-views";

/** On its own page the search stands in the address bar: a list can be kept or sent, and back goes back. */
export function useNotificationAddress(): [
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
