import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { file, idParams, page, pageQuery, putBody } from "@/lib/http/shapes";
import {
  bulkUpdate,
  deliveryChange,
  deliverySettings,
  explainQuery,
  explanation,
  mute,
  muteRequest,
  muteTarget,
  setting,
  settingChange,
  settingsQuery,
  settingUpsert,
  unsubscribeParams,
} from "./schema";

const tag = "notification-settings";
const access = "user";
const base = "/api/notification-settings";
const change = {
  tag,
  access,
  params: idParams,
  body: settingChange,
  result: setting,
  summary: "Change my setting of one category",
} as const;
const list = z.array(setting);

export const listSettings = endpoint({
  method: "GET",
  path: base,
  tag,
  access,
  summary: "My settings, one for each category",
  query: settingsQuery,
  result: page(setting),
});
export const saveSetting = endpoint({
  method: "POST",
  path: base,
  tag,
  access,
  summary: "Create or change my setting of one category",
  body: settingUpsert,
  mayCreate: true,
  result: setting,
});
export const getSetting = endpoint({
  method: "GET",
  path: `${base}/{id}`,
  tag,
  access,
  summary: "My setting of one category",
  params: idParams,
  result: setting,
});
export const putSetting = endpoint({
  ...change,
  method: "PUT",
  path: `${base}/{id}`,
  body: putBody(settingChange, setting),
});
export const patchSetting = endpoint({ ...change, method: "PATCH", path: `${base}/{id}` });
export const bulkUpdateSettings = endpoint({
  method: "POST",
  path: `${base}/bulk_update`,
  tag,
  access,
  summary: "Change my settings of several categories",
  body: bulkUpdate,
  result: list,
});
export const resetSettings = endpoint({
  method: "POST",
  path: `${base}/reset_to_defaults`,
  tag,
  access,
  summary: "Reset my settings to the defaults",
  result: list,
});
export const getDelivery = endpoint({
  method: "GET",
  path: `${base}/delivery`,
  tag,
  access,
  summary: "My quiet hours, toasts, sound and channels",
  result: deliverySettings,
});
export const putDelivery = endpoint({
  method: "PUT",
  path: `${base}/delivery`,
  tag,
  access,
  summary: "Change my quiet hours, toasts, sound and channels; absent fields stay",
  body: putBody(deliveryChange, deliverySettings),
  result: deliverySettings,
});
export const listMutes = endpoint({
  method: "GET",
  path: `${base}/mutes`,
  tag,
  access,
  summary: "My mutes",
  query: z.strictObject({ ...pageQuery }),
  result: page(mute),
});
export const addMute = endpoint({
  method: "POST",
  path: `${base}/mutes`,
  tag,
  access,
  summary: "Mute a lot or a booking",
  body: muteRequest,
  refusals: [404],
  result: mute,
  status: 201,
});
export const removeMute = endpoint({
  method: "DELETE",
  path: `${base}/mutes`,
  tag,
  access,
  summary: "Remove a mute; its target stands in the query or the body",
  query: muteTarget.partial(),
  body: muteTarget.optional(),
  refusals: [404],
  result: z.void(),
  status: 204,
});
export const explain = endpoint({
  method: "GET",
  path: `${base}/explain`,
  tag,
  access,
  summary: "Whether an event would reach me now, and why",
  query: explainQuery,
  result: explanation,
});

const unsubscribing = {
  path: "/api/unsubscribe/{signed}",
  tag,
  access: "public",
  params: unsubscribeParams,
  refusals: [404],
  result: z.string(),
  produces: ["text/html"],
} as const;
export const getUnsubscribePage = endpoint({
  method: "GET",
  summary: "A page that offers to end the e-mails of a category",
  ...unsubscribing,
});
/** Mail programs call it with one click (RFC 8058). */
export const unsubscribe = endpoint({
  method: "POST",
  summary: "End the e-mails of a category, for the recipient of the e-mail with this link",
  accepts: { types: ["application/x-www-form-urlencoded", "multipart/form-data"], maxBytes: 1024 },
  body: file,
  ...unsubscribing,
});
