import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { viewNames } from "./notification-views";

/** The search in the URL of the notifications page: `?show=unread&q=cash&lot=…`. */
export const notificationParsers = {
  view: parseAsStringLiteral(viewNames).withDefault("all"),
  text: parseAsString.withDefault(""),
  lot: parseAsString,
};
export const notificationUrlKeys = { view: "show", text: "q" } as const;
