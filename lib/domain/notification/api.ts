import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { id, page, queryInt } from "@/lib/http/shapes";
import { filters, idParams, listQuery, markAll, markAllQuery, marked, markedOne, markRead, notification, syncResult, unreadCount } from "./schema";

const tag = "notifications";
const access = "user";
const base = "/api/notifications";
const markAllShape = { method: "POST", tag, access, summary: "Mark everything (or what the filters match) as read", query: markAllQuery, body: markAll, result: marked } as const;

export const listNotifications = endpoint({
  method: "GET", path: base, tag, access, summary: "My notifications", query: listQuery, result: page(notification),
});
export const listUnread = endpoint({
  method: "GET", path: `${base}/unread`, tag, access, summary: "My unread notifications", query: listQuery, result: page(notification),
});
export const getUnreadCount = endpoint({
  method: "GET", path: `${base}/unread_count`, tag, access, summary: "The badge's number", result: unreadCount,
  query: z.strictObject({ notification_type: filters.notification_type, lot: id.optional() }),
});
export const getNotification = endpoint({
  method: "GET", path: `${base}/{id}`, tag, access, summary: "One notification with its deliveries", params: idParams, result: notification,
});
export const deleteNotification = endpoint({
  method: "DELETE", path: `${base}/{id}`, tag, access, summary: "Delete", params: idParams, result: z.void(), status: 204,
});
export const markAsRead = endpoint({
  method: "POST", path: `${base}/{id}/mark_as_read`, tag, access, summary: "Mark one as read", params: idParams, result: markedOne,
});
export const markAsUnread = endpoint({
  method: "POST", path: `${base}/{id}/mark_as_unread`, tag, access, summary: "Mark one as unread", params: idParams, result: markedOne,
});
export const markManyRead = endpoint({
  method: "POST", path: `${base}/mark_read`, tag, access, summary: "Mark several as read or unread", body: markRead, result: marked,
});
export const markAllAsRead = endpoint({ ...markAllShape, path: `${base}/mark_all_as_read` });
export const markAllRead = endpoint({ ...markAllShape, path: `${base}/mark_all_read` });
export const syncNotifications = endpoint({
  method: "GET", path: `${base}/sync`, tag, access, summary: "What changed since a sequence number", result: syncResult,
  query: z.strictObject({ since_seq: queryInt(0, 999_999_999) }),
});
