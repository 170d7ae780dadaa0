import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { idParams, page } from "@/lib/http/shapes";
import { caughtMessage, caughtMessageDetail, caughtMessagesQuery } from "./schema";

/** These endpoints exist only where messages are caught (lib/core/env). */
const shared = { method: "GET", tag: "dev", access: "public" } as const;

export const listCaughtMessages = endpoint({
  ...shared,
  path: "/api/dev/messages",
  summary: "Messages that had no provider, the newest first",
  query: caughtMessagesQuery,
  result: page(caughtMessage),
});
export const getCaughtMessage = endpoint({
  ...shared,
  path: "/api/dev/messages/{id}",
  summary: "A message that had no provider",
  params: idParams,
  refusals: [404],
  result: caughtMessageDetail,
});
export const getCaughtHtml = endpoint({
  ...shared,
  path: "/api/dev/messages/{id}/html",
  summary: "The HTML of a message that had no provider",
  params: idParams,
  refusals: [404],
  result: z.string(),
  produces: ["text/html"],
});
