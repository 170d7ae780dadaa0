import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { id, idParams, page, putBody, querySeq } from "@/lib/http/shapes";
import {
  actionForm,
  actionParams,
  actionResult,
  bulkArchived,
  bulkDeleted,
  change,
  deleteAllQuery,
  exportQuery,
  filters,
  grouped,
  groupedQuery,
  listQuery,
  manyIds,
  markAll,
  markAllQuery,
  marked,
  markedOne,
  markRead,
  notification,
  seen,
  seenRequest,
  snoozeRequest,
  stats,
  statsQuery,
  syncResult,
  testRequest,
  testResult,
  traceStep,
  unreadCount,
} from "./schema";

const tag = "notifications";
const access = "user";
const base = "/api/notifications";
const one = { tag, access, params: idParams } as const;
const markAllShape = {
  method: "POST",
  tag,
  access,
  summary: "Mark everything (or what the filters match) as read",
  query: markAllQuery,
  body: markAll,
  result: marked,
} as const;

export const listNotifications = endpoint({
  method: "GET",
  path: base,
  tag,
  access,
  summary: "My notifications",
  query: listQuery,
  result: page(notification),
  revalidates: true,
});
export const listUnread = endpoint({
  method: "GET",
  path: `${base}/unread`,
  tag,
  access,
  summary: "My unread notifications",
  query: listQuery,
  result: page(notification),
  revalidates: true,
});
export const getUnreadCount = endpoint({
  method: "GET",
  path: `${base}/unread_count`,
  tag,
  access,
  summary: "The badge's number",
  result: unreadCount,
  query: z.strictObject({ notification_type: filters.notification_type, lot: id.optional() }),
  revalidates: true,
});
export const getNotification = endpoint({
  ...one,
  method: "GET",
  path: `${base}/{id}`,
  summary: "One notification with its deliveries",
  result: notification,
});
export const putNotification = endpoint({
  ...one,
  method: "PUT",
  path: `${base}/{id}`,
  summary: "Change its state; its author may change its words until it is read",
  body: putBody(change, notification),
  refusals: [409],
  result: notification,
});
export const patchNotification = endpoint({
  ...one,
  method: "PATCH",
  path: `${base}/{id}`,
  summary: "Change its state; its author may change its words until it is read",
  body: change,
  refusals: [409],
  result: notification,
});
export const deleteNotification = endpoint({
  ...one,
  method: "DELETE",
  path: `${base}/{id}`,
  summary: "Delete",
  result: z.void(),
  status: 204,
});
export const markAsRead = endpoint({
  ...one,
  method: "POST",
  path: `${base}/{id}/mark_as_read`,
  summary: "Mark one as read",
  result: markedOne,
});
export const markAsUnread = endpoint({
  ...one,
  method: "POST",
  path: `${base}/{id}/mark_as_unread`,
  summary: "Mark one as unread",
  result: markedOne,
});
export const markManyRead = endpoint({
  method: "POST",
  path: `${base}/mark_read`,
  tag,
  access,
  summary: "Mark several as read or unread",
  body: markRead,
  result: marked,
});
export const markAllAsRead = endpoint({ ...markAllShape, path: `${base}/mark_all_as_read` });
export const markAllRead = endpoint({ ...markAllShape, path: `${base}/mark_all_read` });
export const markSeen = endpoint({
  method: "POST",
  path: `${base}/mark_seen`,
  tag,
  access,
  summary: "Mark what was created up to here as seen",
  body: seenRequest,
  result: seen,
});
export const getStats = endpoint({
  method: "GET",
  path: `${base}/stats`,
  tag,
  access,
  summary: "My notifications in figures",
  query: statsQuery,
  result: stats,
});
export const listGrouped = endpoint({
  method: "GET",
  path: `${base}/grouped`,
  tag,
  access,
  summary: "My notifications in at most 100 groups, by day and type or by subject",
  query: groupedQuery,
  result: grouped,
});
export const bulkDelete = endpoint({
  method: "POST",
  path: `${base}/bulk_delete`,
  tag,
  access,
  summary: "Delete several",
  body: manyIds,
  result: bulkDeleted,
});
export const bulkArchive = endpoint({
  method: "POST",
  path: `${base}/bulk_archive`,
  tag,
  access,
  summary: "Archive several",
  body: manyIds,
  result: bulkArchived,
});
export const deleteAll = endpoint({
  method: "DELETE",
  path: `${base}/delete_all`,
  tag,
  access,
  summary: "Delete what the filters match, by default only what was read",
  query: deleteAllQuery,
  result: z.void(),
  status: 204,
});
export const archiveNotification = endpoint({
  ...one,
  method: "POST",
  path: `${base}/{id}/archive`,
  summary: "Archive",
  result: notification,
});
export const unarchiveNotification = endpoint({
  ...one,
  method: "POST",
  path: `${base}/{id}/unarchive`,
  summary: "Take out of the archive",
  result: notification,
});
export const snoozeNotification = endpoint({
  ...one,
  method: "POST",
  path: `${base}/{id}/snooze`,
  summary: "Hide until then; it comes back with a toast",
  body: snoozeRequest,
  result: notification,
});
export const unsnoozeNotification = endpoint({
  ...one,
  method: "POST",
  path: `${base}/{id}/unsnooze`,
  summary: "Bring back at once",
  result: notification,
});
export const actOnNotification = endpoint({
  method: "POST",
  path: `${base}/{id}/actions/{action_id}`,
  tag,
  access,
  summary: "Execute an action that the notification offers",
  audited: true,
  params: actionParams,
  body: actionForm,
  refusals: [409, 410],
  result: actionResult,
  idempotent: true,
});
export const getTrace = endpoint({
  ...one,
  method: "GET",
  path: `${base}/{id}/trace`,
  summary: "What happened to it on every channel, and why",
  result: z.array(traceStep),
});
export const syncNotifications = endpoint({
  method: "GET",
  path: `${base}/sync`,
  tag,
  access,
  summary: "What changed since a sequence number",
  result: syncResult,
  query: z.strictObject({ since_seq: querySeq }),
});
export const testAlert = endpoint({
  method: "POST",
  path: `${base}/test`,
  tag,
  access,
  summary: "Send me a sample notification",
  body: testRequest,
  result: testResult,
  limit: { points: 10, seconds: 3600 },
});
export const exportNotifications = endpoint({
  method: "GET",
  path: `${base}/export.csv`,
  tag,
  access,
  summary: "My notifications as CSV",
  query: exportQuery,
  result: z.string(),
  produces: ["text/csv"],
  limit: { points: 10, seconds: 60 },
});
