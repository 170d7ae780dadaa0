// Made by `npm run browser-files` from lib/domain/preference/api.ts; do not edit.
import type { ClientEndpoint } from "@/lib/http/endpoint";
import type * as api from "./api";

export const addMute = {
  method: "POST",
  path: "/api/notification-settings/mutes",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.addMute>;
export const bulkUpdateSettings = {
  method: "POST",
  path: "/api/notification-settings/bulk_update",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.bulkUpdateSettings>;
export const explain = {
  method: "GET",
  path: "/api/notification-settings/explain",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.explain>;
export const getDelivery = {
  method: "GET",
  path: "/api/notification-settings/delivery",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.getDelivery>;
export const getSetting = {
  method: "GET",
  path: "/api/notification-settings/{id}",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.getSetting>;
export const listMutes = {
  method: "GET",
  path: "/api/notification-settings/mutes",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.listMutes>;
export const listSettings = {
  method: "GET",
  path: "/api/notification-settings",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.listSettings>;
export const patchSetting = {
  method: "PATCH",
  path: "/api/notification-settings/{id}",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.patchSetting>;
export const putDelivery = {
  method: "PUT",
  path: "/api/notification-settings/delivery",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.putDelivery>;
export const putSetting = {
  method: "PUT",
  path: "/api/notification-settings/{id}",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.putSetting>;
export const removeMute = {
  method: "DELETE",
  path: "/api/notification-settings/mutes",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.removeMute>;
export const resetSettings = {
  method: "POST",
  path: "/api/notification-settings/reset_to_defaults",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.resetSettings>;
export const saveSetting = {
  method: "POST",
  path: "/api/notification-settings",
  tag: "notification-settings",
} as ClientEndpoint<typeof api.saveSetting>;
