// Made by `npm run browser-files` from lib/domain/notification/api.ts; do not edit.
import type { ClientEndpoint } from "@/lib/http/endpoint";
import type * as api from "./api";

export const actOnNotification = {
  method: "POST",
  path: "/api/notifications/{id}/actions/{action_id}",
  tag: "notifications",
  idempotent: true,
} as ClientEndpoint<typeof api.actOnNotification>;
export const archiveNotification = {
  method: "POST",
  path: "/api/notifications/{id}/archive",
  tag: "notifications",
} as ClientEndpoint<typeof api.archiveNotification>;
export const bulkArchive = {
  method: "POST",
  path: "/api/notifications/bulk_archive",
  tag: "notifications",
} as ClientEndpoint<typeof api.bulkArchive>;
export const bulkDelete = {
  method: "POST",
  path: "/api/notifications/bulk_delete",
  tag: "notifications",
} as ClientEndpoint<typeof api.bulkDelete>;
export const deleteAll = {
  method: "DELETE",
  path: "/api/notifications/delete_all",
  tag: "notifications",
} as ClientEndpoint<typeof api.deleteAll>;
export const deleteNotification = {
  method: "DELETE",
  path: "/api/notifications/{id}",
  tag: "notifications",
} as ClientEndpoint<typeof api.deleteNotification>;
export const exportNotifications = {
  method: "GET",
  path: "/api/notifications/export.csv",
  tag: "notifications",
} as ClientEndpoint<typeof api.exportNotifications>;
export const getNotification = {
  method: "GET",
  path: "/api/notifications/{id}",
  tag: "notifications",
} as ClientEndpoint<typeof api.getNotification>;
export const getStats = {
  method: "GET",
  path: "/api/notifications/stats",
  tag: "notifications",
} as ClientEndpoint<typeof api.getStats>;
export const getTrace = {
  method: "GET",
  path: "/api/notifications/{id}/trace",
  tag: "notifications",
} as ClientEndpoint<typeof api.getTrace>;
export const getUnreadCount = {
  method: "GET",
  path: "/api/notifications/unread_count",
  tag: "notifications",
} as ClientEndpoint<typeof api.getUnreadCount>;
export const listGrouped = {
  method: "GET",
  path: "/api/notifications/grouped",
  tag: "notifications",
} as ClientEndpoint<typeof api.listGrouped>;
export const listNotifications = {
  method: "GET",
  path: "/api/notifications",
  tag: "notifications",
} as ClientEndpoint<typeof api.listNotifications>;
export const listUnread = {
  method: "GET",
  path: "/api/notifications/unread",
  tag: "notifications",
} as ClientEndpoint<typeof api.listUnread>;
export const markAllAsRead = {
  method: "POST",
  path: "/api/notifications/mark_all_as_read",
  tag: "notifications",
} as ClientEndpoint<typeof api.markAllAsRead>;
export const markAllRead = {
  method: "POST",
  path: "/api/notifications/mark_all_read",
  tag: "notifications",
} as ClientEndpoint<typeof api.markAllRead>;
export const markAsRead = {
  method: "POST",
  path: "/api/notifications/{id}/mark_as_read",
  tag: "notifications",
} as ClientEndpoint<typeof api.markAsRead>;
export const markAsUnread = {
  method: "POST",
  path: "/api/notifications/{id}/mark_as_unread",
  tag: "notifications",
} as ClientEndpoint<typeof api.markAsUnread>;
export const markManyRead = {
  method: "POST",
  path: "/api/notifications/mark_read",
  tag: "notifications",
} as ClientEndpoint<typeof api.markManyRead>;
export const markSeen = {
  method: "POST",
  path: "/api/notifications/mark_seen",
  tag: "notifications",
} as ClientEndpoint<typeof api.markSeen>;
export const patchNotification = {
  method: "PATCH",
  path: "/api/notifications/{id}",
  tag: "notifications",
} as ClientEndpoint<typeof api.patchNotification>;
export const putNotification = {
  method: "PUT",
  path: "/api/notifications/{id}",
  tag: "notifications",
} as ClientEndpoint<typeof api.putNotification>;
export const snoozeNotification = {
  method: "POST",
  path: "/api/notifications/{id}/snooze",
  tag: "notifications",
} as ClientEndpoint<typeof api.snoozeNotification>;
export const syncNotifications = {
  method: "GET",
  path: "/api/notifications/sync",
  tag: "notifications",
} as ClientEndpoint<typeof api.syncNotifications>;
export const testAlert = {
  method: "POST",
  path: "/api/notifications/test",
  tag: "notifications",
} as ClientEndpoint<typeof api.testAlert>;
export const unarchiveNotification = {
  method: "POST",
  path: "/api/notifications/{id}/unarchive",
  tag: "notifications",
} as ClientEndpoint<typeof api.unarchiveNotification>;
export const unsnoozeNotification = {
  method: "POST",
  path: "/api/notifications/{id}/unsnooze",
  tag: "notifications",
} as ClientEndpoint<typeof api.unsnoozeNotification>;
