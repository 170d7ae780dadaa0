import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, instant, isSensible, primaryId, queueColumns } from "@/lib/core/columns";
import { users } from "@/lib/domain/user/table";
import type { Reason } from "@/lib/domain/preference/rules/delivery";
import type { Audience, Category, Channel, Level, Priority } from "@/lib/event/event";
import type { DeliveryStatus } from "./values";

/** The last change of a row. Socket messages use the same names (docs/socket-protocol.md). */
export type Change =
  | "new"
  | "read"
  | "unread"
  | "seen"
  | "archived"
  | "unarchived"
  | "snoozed"
  | "unsnoozed"
  | "woken"
  | "deleted"
  | "edited"
  | "resolved"
  | "read_all"
  | "deleted_all";

const isAsking = sql`asks and resolved is null and deleted_at is null`;
const isNoTicket = sql`and deleted_at is null and category <> 'ticket'`;

export const notifications = pgTable(
  "notifications",
  {
    id: primaryId(),
    recipient_id: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
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
    /** The audience that the recipient belongs to; decides which actions it offers. */
    audience: text().$type<Audience>(),
    group_key: text().notNull(),
    dedupe_key: text().notNull(),
    action_url: text(),
    /** Needs a decision until an event resolves it. */
    asks: boolean().notNull().default(false),
    /** The person who wrote it; null for notifications of the system. */
    author_id: uuid(),
    /** Why there was no alert; null when there was one. `preference`: it is history only. */
    silent: text().$type<Reason>(),
    /** The time that its author chose for sending it. */
    scheduled_for: instant(),
    /** Feed positions of the last change and of the creation (docs/data.md I5). */
    seq: bigint({ mode: "number" }).notNull(),
    born_seq: bigint({ mode: "number" }).notNull(),
    change: text().$type<Change>().notNull(),
    read_at: instant(),
    seen_at: instant(),
    archived_at: instant(),
    snoozed_until: instant(),
    /** When a snoozed one comes back; null once it has. */
    wakes_at: instant(),
    expires_at: instant(),
    resolved: jsonb().$type<{ by: string; at: string; outcome: string }>(),
    /** Deleted rows stay as tombstones for 30 days, so that devices learn of the deletion. */
    deleted_at: instant(),
    created_at: createdAt(),
    updated_at: createdAt(),
  },
  (table) => [
    check("notifications_expires_at", isSensible(table.expires_at)),
    uniqueIndex("notifications_dedupe_idx").on(table.recipient_id, table.dedupe_key),
    // The next two end with what lists and the badge are counted by (docs/data.md I16).
    index("notifications_feed_idx")
      .on(
        table.recipient_id,
        table.created_at,
        table.born_seq,
        table.archived_at,
        table.snoozed_until,
        table.read_at,
      )
      .where(sql`deleted_at is null`),
    index("notifications_unread_idx")
      .on(
        table.recipient_id,
        table.created_at,
        table.born_seq,
        table.snoozed_until,
        table.category,
        table.seen_at,
        table.id,
      )
      .where(sql`read_at is null and archived_at is null and deleted_at is null`),
    index("notifications_snoozed_idx")
      .on(table.recipient_id, table.snoozed_until)
      .where(sql`snoozed_until is not null and deleted_at is null`),
    index("notifications_seq_idx").on(table.recipient_id, table.seq),
    index("notifications_asking_idx").on(table.group_key).where(isAsking),
    index("notifications_asked_idx").on(table.recipient_id).where(isAsking),
    index("notifications_wake_idx")
      .on(table.wakes_at)
      .where(sql`wakes_at is not null`),
    index("notifications_archivable_idx")
      .on(table.read_at)
      .where(sql`read_at is not null and archived_at is null ${isNoTicket}`),
    index("notifications_deletable_idx")
      .on(table.read_at)
      .where(sql`read_at is not null ${isNoTicket}`),
    index("notifications_expiry_idx")
      .on(table.expires_at)
      .where(sql`expires_at is not null and archived_at is null and deleted_at is null`),
    index("notifications_tombstone_idx")
      .on(table.deleted_at)
      .where(sql`deleted_at is not null`),
  ],
);

export type NotificationRow = typeof notifications.$inferSelect;

/**
 * How far each person's feed has come; the lock on this row makes commit order the order of `seq`
 * (docs/data.md I5). It is apart from the account, so that nothing else waits for that lock. Only
 * the dispatcher and the person's own acts take it. A person without notifications has no row.
 */
export const feeds = pgTable("notification_feeds", {
  user_id: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** The newest `seq`. */
  seq: bigint({ mode: "number" }).notNull(),
  /** Deletions up to this `seq` are no longer listed; a client behind it must reload its feed. */
  floor: bigint({ mode: "number" }).notNull().default(0),
});

/** The stored states behind each status that clients see. */
export const storedStatuses = {
  pending: ["queued", "sending"],
  sent: ["sent"],
  failed: ["failed", "dead"],
  cancelled: ["cancelled"],
} as const satisfies Record<DeliveryStatus, readonly string[]>;

/**
 * One row for each channel of a notification. The rows of channels other than in-app are the queue
 * of what to send (docs/data.md I11).
 */
export const deliveries = pgTable(
  "notification_deliveries",
  {
    id: primaryId(),
    notification_id: uuid()
      .notNull()
      .references(() => notifications.id, { onDelete: "cascade" }),
    /** Copied from the notification, so that an index finds a recipient's deliveries. */
    recipient_id: uuid(),
    channel: text().$type<Channel>().notNull(),
    ...queueColumns(),
    /** The event, whose facts the message is written from when it is sent; null in the app. */
    event_id: uuid(),
    /** Whether it is dropped when the notification was read in the app first. */
    unless_read: boolean(),
    /** Messages with the same batch go out as one: a digest. */
    batch: text(),
    /** When a client confirmed that it has received it. */
    delivered_at: instant(),
    created_at: createdAt(),
  },
  (table) => [
    uniqueIndex("deliveries_channel_idx").on(table.notification_id, table.channel),
    index("deliveries_recipient_idx").on(table.recipient_id, table.channel, table.status),
    index("deliveries_outside_idx")
      .on(table.recipient_id, table.notification_id)
      .where(sql`channel <> 'in_app' and status <> 'cancelled'`),
    index("deliveries_provider_ref_idx")
      .on(table.provider_ref)
      .where(sql`channel in ('sms', 'whatsapp')`),
    // Of everybody: `attempt >= 0`, which is always true, keeps them out of the plans of a person's
    // lists, where they would read everybody's rows.
    index("deliveries_log_idx")
      .on(table.created_at, table.id)
      .where(sql`channel <> 'in_app' and attempt >= 0`),
    index("deliveries_failed_idx")
      .on(table.created_at, table.id)
      .where(sql`status in ('failed', 'dead') and attempt >= 0`),
    index("deliveries_due_idx")
      .on(table.channel, table.next_attempt_at)
      .where(sql`status in ('queued', 'sending')`),
  ],
);
