import { z } from "zod";
import { categories, channels, levels, priorities } from "@/lib/event/event";
import { id, idParams, instant, pageQuery, queryBool, queryInt, search } from "@/lib/http/shapes";

export const category = z.enum(categories);
export const level = z.enum(levels);
export const priority = z.enum(priorities);
export const channel = z.enum(channels);
export const deliveryStatuses = ["pending", "sent", "failed", "cancelled"] as const;

export const notificationAction = z.object({
  id: z.string(), label: z.string(), style: z.enum(["primary", "secondary", "danger"]), kind: z.enum(["link", "execute"]), href: z.string().nullable(),
  state: z.enum(["open", "done", "expired"]), expires_at: instant.nullable(),
});
export const delivery = z.object({
  channel, status: z.enum(deliveryStatuses), reason: z.string().nullable(), sent_at: instant.nullable(), attempts: z.int(),
});
export const resolved = z.object({ by: z.string(), at: instant, outcome: z.string() });

/** The superset of all five seeds (api.md, Notification object). */
export const notification = z.object({
  id, seq: z.int(), event_type: z.string(), type: z.string(), notification_type: category, notification_type_display: z.string(),
  level, priority, title: z.string(), subject: z.string(), message: z.string(), data: z.record(z.string(), z.unknown()),
  metadata: z.record(z.string(), z.unknown()).optional(), related_object_type: z.string().nullable(), related_object_id: z.string().nullable(),
  ticket: id.nullable(), ticket_title: z.string().nullable(), recipient: id, recipient_name: z.string(), user: id, user_name: z.string(),
  delivery_channel: channel, status: z.enum(deliveryStatuses), status_display: z.string(), sent_at: instant.nullable(),
  deliveries: z.array(delivery).optional(), is_read: z.boolean(), read_at: instant.nullable(), seen_at: instant.nullable(),
  archived_at: instant.nullable(), snoozed_until: instant.nullable(), scheduled_for: instant.nullable(), expires_at: instant.nullable(),
  resolved: resolved.nullable(), group_key: z.string(),
  /** One fact, one key: the open page's local alarm and this row agree on it (N3). */
  dedupe_key: z.string(),
  action_url: z.string().nullable(), actions: z.array(notificationAction), created_at: instant, updated_at: instant, time_since: z.string(),
});
export type Notification = z.infer<typeof notification>;

/** C4: S4 calls a channel `notification_type`; the value sets are disjoint, so both are understood. */
export const channelAlias: Record<string, z.infer<typeof channel>> = { EMAIL: "email", WHATSAPP: "whatsapp", SMS: "sms", PUSH: "push", SYSTEM: "in_app" };
const typeOrChannel = z.enum([...categories, "EMAIL", "WHATSAPP", "SMS", "PUSH", "SYSTEM"]);
const categoryList = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat().flatMap((part) => part.split(",")))
  .pipe(z.array(category).min(1).max(categories.length));

const orderKeys = ["created_at", "is_read", "priority", "seq"];
export const ordering = z.string().max(80).transform((value) => value.split(","))
  .pipe(z.array(z.enum(orderKeys.flatMap((key) => [key, `-${key}`]))).min(1).max(4));

export const filters = {
  notification_type: typeOrChannel.optional(), notification_types: categoryList.optional(), event_type: z.string().max(50).optional(),
  type: z.string().max(50).optional(), level: level.optional(), priority: priority.optional(), is_read: queryBool.optional(), is_unread: queryBool.optional(),
  status: z.enum([...deliveryStatuses, "unread", "read"]).optional(), ticket: id.optional(), booking: id.optional(), lot: id.optional(),
  group_key: z.string().max(120).optional(), created_after: instant.optional(), created_before: instant.optional(), search: search.optional(),
  since_seq: queryInt(0, 999_999_999).optional(), archived: z.enum(["true", "false", "all"]).optional(),
};
export const listQuery = z.strictObject({
  ...filters, ordering: ordering.optional(), expand: z.string().regex(/^(deliveries|metadata)(,(deliveries|metadata))?$/).optional(), ...pageQuery,
});
export type ListQuery = z.infer<typeof listQuery>;

export const unreadCount = z.object({
  count: z.int(), unread_count: z.int(), unseen_count: z.int(), action_required: z.int(), by_type: z.record(z.string(), z.int()),
  by_channel: z.record(z.string(), z.int()), seq: z.int(),
});
export type UnreadCount = z.infer<typeof unreadCount>;

export const markRead = z.strictObject({ notification_ids: z.array(id).min(1, "Name at least one notification.").max(500), is_read: z.boolean().default(true) });
export const markAll = z.strictObject({
  notification_type: typeOrChannel.optional(), ticket: id.optional(), booking: id.optional(), lot: id.optional(), before_seq: z.int().min(0).optional(),
}).optional();
export const markAllQuery = z.strictObject({
  notification_type: typeOrChannel.optional(), ticket: id.optional(), booking: id.optional(), lot: id.optional(), before_seq: queryInt(0, 999_999_999).optional(),
});
export type MarkAll = NonNullable<z.infer<typeof markAll>>;
export const marked = z.object({ message: z.string(), count: z.int(), updated_count: z.int(), unread_count: z.int() });
export const markedOne = z.object({ message: z.string(), notification, unread_count: z.int() });
export const syncResult = z.object({
  seq: z.int(), reset: z.boolean(), upserts: z.array(notification), deleted_ids: z.array(id), unread_count: z.int(),
});
export type SyncResult = z.infer<typeof syncResult>;
export { idParams };
