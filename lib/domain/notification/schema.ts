import { z } from "zod";
import { categories, channels, levels, priorities } from "@/lib/event/event";
import {
  both,
  forbids,
  id,
  instant,
  neither,
  pageQuery,
  queryBool,
  querySeq,
  search,
  seq,
  text,
  timezone,
  visibleText,
} from "@/lib/http/shapes";
import { MAX_SNOOZE_MINUTES } from "./rules";
import { deliveryStatuses } from "./values";

export const category = z.enum(categories);
export const level = z.enum(levels);
export const priority = z.enum(priorities);
export const channel = z.enum(channels);

const notificationAction = z.object({
  id: z.string(),
  label: z.string(),
  style: z.enum(["primary", "secondary", "danger"]),
  kind: z.enum(["link", "execute"]),
  href: z.string().nullable(),
  state: z.enum(["open", "done", "expired"]),
  expires_at: instant.nullable(),
});
const delivery = z.object({
  channel,
  status: z.enum(deliveryStatuses),
  reason: z.string().nullable(),
  sent_at: instant.nullable(),
  attempts: z.int(),
});
const resolved = z.object({ by: z.string(), at: instant, outcome: z.string() });

/** A notification, with each fact under each client's name for it (docs/requirements.md C4). */
export const notification = z.object({
  id,
  seq: z.int(),
  event_type: z.string(),
  type: z.string(),
  notification_type: category,
  notification_type_display: z.string(),
  level,
  priority,
  title: z.string(),
  subject: z.string(),
  message: z.string(),
  data: z.record(z.string(), z.unknown()),
  metadata: z.record(z.string(), z.unknown()).optional(),
  related_object_type: z.string().nullable(),
  related_object_id: z.string().nullable(),
  ticket: id.nullable(),
  ticket_title: z.string().nullable(),
  recipient: id,
  recipient_name: z.string(),
  user: id,
  user_name: z.string(),
  delivery_channel: channel,
  status: z.enum(deliveryStatuses),
  status_display: z.string(),
  sent_at: instant.nullable(),
  deliveries: z.array(delivery).optional(),
  is_read: z.boolean(),
  read_at: instant.nullable(),
  seen_at: instant.nullable(),
  archived_at: instant.nullable(),
  snoozed_until: instant.nullable(),
  scheduled_for: instant.nullable(),
  expires_at: instant.nullable(),
  resolved: resolved.nullable(),
  group_key: z.string(),
  /** An open page that has shown the same fact by itself recognizes it by this key. */
  dedupe_key: z.string(),
  action_url: z.string().nullable(),
  actions: z.array(notificationAction),
  created_at: instant,
  updated_at: instant,
  time_since: z.string(),
});
export type Notification = z.infer<typeof notification>;

/** Channels, as some clients name them in `notification_type`. No category has such a name. */
export const channelAliases = ["EMAIL", "WHATSAPP", "SMS", "PUSH", "SYSTEM"] as const;
export const typeOrChannel = z.enum([...categories, ...channelAliases]);
const channelOrAlias = z.enum([...channels, ...channelAliases]);
const categoryList = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap((part) => part.split(",")))
  .pipe(z.array(category).min(1).max(categories.length));

export const periods = ["today", "yesterday", "week", "month", "all"] as const;
const period = { period: z.enum(periods).optional(), tz: timezone.optional() };
const relatedTo = z
  .string()
  .regex(/^[a-z]{1,20}:[0-9a-fA-F-]{36}$/, "Name it like booking:<id>.")
  .transform((value) => value.split(":") as [string, string])
  .pipe(z.tuple([z.string(), id]));

const orderKeys = ["created_at", "is_read", "priority", "seq"];
const orderKey = z.enum(orderKeys.flatMap((key) => [key, `-${key}`]));
const ordering = z
  .string()
  .max(80)
  .transform((value) => value.split(","))
  .pipe(z.array(orderKey).min(1).max(4));

export const filters = {
  notification_type: typeOrChannel.optional(),
  notification_types: categoryList.optional(),
  event_type: z.string().max(50).optional(),
  type: z.string().max(50).optional(),
  level: level.optional(),
  priority: priority.optional(),
  is_read: queryBool.optional(),
  is_unread: queryBool.optional(),
  status: z.enum([...deliveryStatuses, "unread", "read"]).optional(),
  ticket: id.optional(),
  booking: id.optional(),
  lot: id.optional(),
  group_key: z.string().max(120).optional(),
  created_after: instant.optional(),
  created_before: instant.optional(),
  search: search.optional(),
  /** Exclusive: what changed after it. `before_seq` is inclusive: what was created up to it. */
  since_seq: querySeq.optional(),
  archived: z.enum(["true", "false", "all"]).optional(),
  snoozed: z.enum(["true", "false", "all"]).optional(),
  delivery_channel: channelOrAlias.optional(),
  related_to: relatedTo.optional(),
  ...period,
};
export const listQuery = z.strictObject({
  ...filters,
  ordering: ordering.optional(),
  expand: z
    .string()
    .regex(/^(deliveries|metadata)(,(deliveries|metadata))?$/, "Only deliveries, metadata.")
    .optional(),
  ...pageQuery,
});
export type ListQuery = z.infer<typeof listQuery>;

export const unreadCount = z.object({
  count: z.int(),
  unread_count: z.int(),
  unseen_count: z.int(),
  action_required: z.int(),
  by_type: z.record(z.string(), z.int()),
  by_channel: z.record(z.string(), z.int()),
  seq: z.int(),
});
export type UnreadCount = z.infer<typeof unreadCount>;

export const manyIds = z.strictObject({
  notification_ids: z.array(id).min(1, "Name at least one notification.").max(500),
});
export const markRead = manyIds.extend({ is_read: z.boolean().default(true) });
const markAllFilters = {
  notification_type: typeOrChannel.optional(),
  ticket: id.optional(),
  booking: id.optional(),
  lot: id.optional(),
};
export const markAll = z.strictObject({ ...markAllFilters, before_seq: seq.optional() }).optional();
export const markAllQuery = z.strictObject({
  ...markAllFilters,
  before_seq: querySeq.optional(),
});
export type MarkAll = NonNullable<z.infer<typeof markAll>>;
export const marked = z.object({
  message: z.string(),
  count: z.int(),
  updated_count: z.int(),
  unread_count: z.int(),
  not_found: z.array(id).optional(),
});
export const markedOne = z.object({ message: z.string(), notification, unread_count: z.int() });

export const change = z
  .strictObject({
    is_read: z.boolean(),
    archived: z.boolean(),
    snoozed_until: instant.nullable(),
    title: text(60, 1),
    message: visibleText(2000),
    level,
    priority,
  })
  .partial();
export type NotificationChange = z.infer<typeof change>;
export const seenRequest = z.strictObject({ up_to_seq: seq });
export const seen = z.object({ unseen_count: z.int() });
export type Period = (typeof periods)[number];
export const statsQuery = z.strictObject(period);
const counts = z.record(z.string(), z.object({ total: z.int(), unread: z.int() }));
export const stats = z.object({
  unread_count: z.int(),
  total_count: z.int(),
  by_type: counts,
  by_level: counts,
  by_channel: z.record(z.string(), z.int()),
  by_status: z.record(z.string(), z.int()),
  per_day: z.array(z.object({ date: z.string(), count: z.int() })),
  recent_notifications: z.array(notification),
});
export type Stats = z.infer<typeof stats>;
export const groupedQuery = z.strictObject({
  ...filters,
  by: z.enum(["date", "group_key"]).default("date"),
});
export type GroupedQuery = z.infer<typeof groupedQuery>;
export const grouped = z.array(
  z.object({
    group_key: z.string(),
    group_type: z.string(),
    count: z.int(),
    unread_count: z.int(),
    latest_notification: notification,
    notifications: z.array(notification),
  }),
);
export type Grouped = z.infer<typeof grouped>;
const outcome = { message: z.string(), unread_count: z.int() };
export const bulkDeleted = z.object({ ...outcome, deleted_count: z.int() });
export const bulkArchived = z.object({ ...outcome, archived_count: z.int() });
export const deleteAllQuery = z.strictObject({
  ...filters,
  read: z.enum(["true", "false", "all"]).default("true"),
});
export const snoozeRequest = z
  .strictObject({ until: instant, minutes: z.int().min(1).max(MAX_SNOOZE_MINUTES) })
  .partial()
  .refine(({ until, minutes }) => (until === undefined) !== (minutes === undefined), {
    error: "Give either until or minutes.",
    path: ["until"],
  })
  .meta(forbids(both("until", "minutes"), neither("until", "minutes")));
export const actionParams = z.strictObject({ id, action_id: z.string().max(50) });
export const actionForm = z
  .strictObject({ reason: text(500, 1).optional(), quote_id: id.optional() })
  .optional();
export type ActionForm = z.infer<typeof actionForm>;
export const actionResult = z.object({ notification, result: z.record(z.string(), z.unknown()) });
export const traceStep = z.object({
  at: instant,
  step: z.string(),
  channel: channel.nullable(),
  detail: z.string(),
});
export type TraceStep = z.infer<typeof traceStep>;
export const testRequest = z
  .strictObject({
    event_type: z.string().max(50),
    level,
    channels: z.array(channel).min(1).max(channels.length),
  })
  .partial()
  .default({})
  .refine(({ event_type, level: wanted }) => event_type === undefined || wanted === undefined, {
    error: "Give either event_type or level.",
    path: ["level"],
  })
  .meta(forbids(both("event_type", "level")));
export const testResult = z.object({
  sent: z.array(channel),
  suppressed: z.array(z.object({ channel, reason: z.string() })),
  notification_ids: z.array(id),
});
export const exportQuery = z.strictObject({ ...filters, ordering: ordering.optional() });
export type ExportQuery = z.infer<typeof exportQuery>;

/** How a device alerts to a notification, as the preferences decided. */
export const toastOptions = z.object({
  show: z.boolean(),
  sticky: z.boolean(),
  sound: z.boolean(),
  vibrate: z.boolean(),
  desktop: z.boolean(),
});
export type ToastOptions = z.infer<typeof toastOptions>;
/** `toasts` has an entry for each upsert that is new to the device. */
export const syncResult = z.object({
  seq: z.int(),
  reset: z.boolean(),
  upserts: z.array(notification),
  deleted_ids: z.array(id),
  unread_count: z.int(),
  toasts: z.record(id, toastOptions),
});
export type SyncResult = z.infer<typeof syncResult>;
