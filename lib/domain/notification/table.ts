import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId } from "@/lib/core/columns";
import { users } from "@/lib/domain/user/table";
import type { Category, Channel, Level, Priority } from "@/lib/event/event";

/** The last thing that happened to a row; the socket tells it in these words (socket.md). */
export type Change = "new" | "read" | "unread" | "seen" | "deleted" | "resolved" | "read_all";

export const notifications = pgTable("notifications", {
  id: primaryId(),
  recipient_id: uuid().notNull().references(() => users.id, { onDelete: "cascade" }),
  event_type: text().notNull(),
  category: text().$type<Category>().notNull(),
  level: text().$type<Level>().notNull(),
  priority: text().$type<Priority>().notNull(),
  title: text().notNull(),
  message: text().notNull(),
  data: jsonb().$type<Record<string, unknown>>().notNull(),
  related_type: text(),
  related_id: uuid(),
  lot_id: uuid(),
  group_key: text().notNull(),
  dedupe_key: text().notNull(),
  action_url: text(),
  /** Position of the row's last change in the recipient's feed, and of its birth (data.md I5). */
  seq: bigint({ mode: "number" }).notNull(),
  born_seq: bigint({ mode: "number" }).notNull(),
  change: text().$type<Change>().notNull(),
  read_at: instant(),
  seen_at: instant(),
  archived_at: instant(),
  snoozed_until: instant(),
  expires_at: instant(),
  resolved: jsonb().$type<{ by: string; at: string; outcome: string }>(),
  /** Deleted rows stay as tombstones until the sync window has passed. */
  deleted_at: instant(),
  created_at: createdAt(),
  updated_at: createdAt(),
}, (table) => [
  uniqueIndex("notifications_dedupe_idx").on(table.recipient_id, table.dedupe_key),
  index("notifications_feed_idx").on(table.recipient_id, table.created_at.desc()).where(sql`deleted_at is null`),
  index("notifications_unread_idx").on(table.recipient_id, table.created_at.desc()).where(sql`read_at is null and archived_at is null and deleted_at is null`),
  index("notifications_seq_idx").on(table.recipient_id, table.seq),
  index("notifications_group_idx").on(table.group_key),
]);

/** One row a channel; for the outside channels also their queue (data.md I11). */
export const deliveries = pgTable("notification_deliveries", {
  id: primaryId(),
  notification_id: uuid().notNull().references(() => notifications.id, { onDelete: "cascade" }),
  channel: text().$type<Channel>().notNull(),
  status: text().$type<"queued" | "sending" | "sent" | "failed" | "dead" | "cancelled">().notNull(),
  reason: text(),
  attempt: integer().notNull().default(0),
  next_attempt_at: instant().notNull(),
  lease_until: instant(),
  sent_at: instant(),
  created_at: createdAt(),
}, (table) => [
  uniqueIndex("deliveries_channel_idx").on(table.notification_id, table.channel),
  index("deliveries_due_idx").on(table.next_attempt_at).where(sql`status in ('queued', 'sending')`),
]);
