import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { file, idParams, page } from "@/lib/http/shapes";
import {
  caughtMessage,
  caughtMessageDetail,
  caughtMessagesQuery,
  channelHealthList,
  deliveriesQuery,
  delivery,
  failedOfChannel,
  retriedCount,
  whatsappVerification,
} from "./schema";

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

const admins = { tag: "deliveries", access: ["admin"] } as const;

export const listDeliveries = endpoint({
  ...admins,
  method: "GET",
  path: "/api/admin/deliveries",
  summary: "Messages to people outside the app, newest first",
  query: deliveriesQuery,
  result: page(delivery),
});
export const listChannels = endpoint({
  ...admins,
  method: "GET",
  path: "/api/admin/channels",
  summary: "How each channel outside the app is doing",
  result: channelHealthList,
});
export const retryDelivery = endpoint({
  ...admins,
  method: "POST",
  path: "/api/admin/deliveries/{id}/retry",
  summary: "Try a failed message again",
  params: idParams,
  refusals: [404, 409],
  result: delivery,
});
export const retryFailed = endpoint({
  ...admins,
  method: "POST",
  path: "/api/admin/deliveries/retry",
  summary: "Try the messages of a channel again that failed in the last 24 hours",
  body: failedOfChannel,
  result: retriedCount,
});

const webhook = {
  tag: "webhooks",
  access: "public",
  refusals: [403],
} as const;
const MAX_STATUS_BYTES = 64 * 1024;

export const twilioStatus = endpoint({
  ...webhook,
  method: "POST",
  path: "/api/webhooks/twilio",
  summary: "What became of an SMS, signed by Twilio",
  accepts: { types: ["application/x-www-form-urlencoded"], maxBytes: MAX_STATUS_BYTES },
  body: file,
  result: z.void(),
  status: 204,
});
export const whatsappStatus = endpoint({
  ...webhook,
  method: "POST",
  path: "/api/webhooks/whatsapp",
  summary: "What became of WhatsApp messages, signed by Meta",
  accepts: { types: ["application/json"], maxBytes: MAX_STATUS_BYTES },
  body: file,
  result: z.void(),
  status: 204,
});
export const verifyWhatsapp = endpoint({
  ...webhook,
  method: "GET",
  path: "/api/webhooks/whatsapp",
  summary: "Meta's question whether this webhook is ours",
  query: whatsappVerification,
  result: z.string(),
  produces: ["text/plain"],
});
