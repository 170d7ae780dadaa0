// Made by `npm run browser-files` from lib/domain/announcement/api.ts; do not edit.
import type { ClientEndpoint } from "@/lib/http/endpoint";
import type * as api from "./api";

export const cancelAnnouncement = {
  method: "DELETE",
  path: "/api/admin/announcements/{id}",
  tag: "announcements",
} as ClientEndpoint<typeof api.cancelAnnouncement>;
export const composeNotification = {
  method: "POST",
  path: "/api/notifications",
  tag: "notifications",
  idempotent: true,
} as ClientEndpoint<typeof api.composeNotification>;
export const listAnnouncements = {
  method: "GET",
  path: "/api/admin/announcements",
  tag: "announcements",
} as ClientEndpoint<typeof api.listAnnouncements>;
