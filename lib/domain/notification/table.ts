import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId } from "@/lib/core/columns";
import type { Role } from "@/lib/core/actor";
import { users } from "@/lib/domain/user/table";
import type { Reason } from "@/lib/domain/preference/rules";
import type { Composed } from "@/lib/event/catalogue/system";
import type { Audience, Category, Channel, Level, Priority } from "@/lib/event/event";

/** The last thing that happened to a row; the socket tells it in these words (socket.md). */
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
    /** As whom the person got it; decides what it offers. */
    audience: text().$type<Audience>(),
    group_key: text().notNull(),
    dedupe_key: text().notNull(),
    action_url: text(),
    /** Waits for a decision until an event resolves it. */
    asks: boolean().notNull().default(false),
    /** Who wrote it, when a person did. */
    author_id: uuid(),
    /** Why no toast or sound announced it; null when one did. With `preference` it is history: read from birth, by nobody's hand. */
    silent: text().$type<Reason>(),
    /** The moment that was chosen for it, when somebody composed it for later. */
    scheduled_for: instant(),
    /** Position of the row's last change in the recipient's feed, and of its birth (data.md I5). */
    seq: bigint({ mode: "number" }).notNull(),
    born_seq: bigint({ mode: "number" }).notNull(),
    change: text().$type<Change>().notNull(),
    read_at: instant(),
    seen_at: instant(),
    archived_at: instant(),
    snoozed_until: instant(),
    /** When a sleeping one has to come back; null once it has. */
    wakes_at: instant(),
    expires_at: instant(),
    resolved: jsonb().$type<{ by: string; at: string; outcome: string }>(),
    /** Deleted rows stay as tombstones for a while, so that devices hear of it (users.notification_floor). */
    deleted_at: instant(),
    created_at: createdAt(),
    updated_at: createdAt(),
  },
  (table) => [
    uniqueIndex("notifications_dedupe_idx").on(table.recipient_id, table.dedupe_key),
    index("notifications_feed_idx")
      .on(table.recipient_id, table.created_at.desc())
      .where(sql`deleted_at is null`),
    index("notifications_unread_idx")
      .on(table.recipient_id, table.created_at.desc())
      .where(sql`read_at is null and archived_at is null and deleted_at is null`),
    index("notifications_seq_idx").on(table.recipient_id, table.seq),
    index("notifications_asking_idx")
      .on(table.group_key)
      .where(sql`asks and resolved is null and deleted_at is null`),
    index("notifications_wake_idx")
      .on(table.wakes_at)
      .where(sql`wakes_at is not null`),
    index("notifications_archivable_idx")
      .on(table.read_at)
      .where(
        sql`read_at is not null and archived_at is null and deleted_at is null and category <> 'ticket'`,
      ),
    index("notifications_deletable_idx")
      .on(table.read_at)
      .where(sql`read_at is not null and deleted_at is null and category <> 'ticket'`),
    index("notifications_expiry_idx")
      .on(table.expires_at)
      .where(sql`expires_at is not null and archived_at is null and deleted_at is null`),
    index("notifications_tombstone_idx")
      .on(table.deleted_at)
      .where(sql`deleted_at is not null`),
  ],
);

/** One row a channel; for the outside channels also their queue (data.md I11). */
export const deliveries = pgTable(
  "notification_deliveries",
  {
    id: primaryId(),
    notification_id: uuid()
      .notNull()
      .references(() => notifications.id, { onDelete: "cascade" }),
    /** Whose it is, so that a person's deliveries are found without everybody else's. */
    recipient_id: uuid(),
    channel: text().$type<Channel>().notNull(),
    status: text()
      .$type<"queued" | "sending" | "sent" | "failed" | "dead" | "cancelled">()
      .notNull(),
    reason: text(),
    attempt: integer().notNull().default(0),
    next_attempt_at: instant().notNull(),
    lease_until: instant(),
    sent_at: instant(),
    /** When a client said that it has it. */
    delivered_at: instant(),
    created_at: createdAt(),
  },
  (table) => [
    uniqueIndex("deliveries_channel_idx").on(table.notification_id, table.channel),
    index("deliveries_recipient_idx").on(table.recipient_id, table.channel, table.status),
    index("deliveries_outside_idx")
      .on(table.recipient_id, table.notification_id)
      .where(sql`channel <> 'in_app' and status <> 'cancelled'`),
    index("deliveries_due_idx")
      .on(table.next_attempt_at)
      .where(sql`status in ('queued', 'sending')`),
  ],
);

export interface Addressees {
  recipients?: string[];
  role?: Role;
  lot?: string;
}

/** A notification that somebody wrote for later, or for more people than one transaction should write; sent in parts. */
export const announcements = pgTable(
  "announcements",
  {
    id: primaryId(),
    author_id: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    event_type: text().$type<"custom" | "system_announcement" | "system_maintenance">().notNull(),
    content: jsonb().$type<Omit<Composed, "recipients">>().notNull(),
    addressees: jsonb().$type<Addressees>().notNull(),
    due_at: instant().notNull(),
    /** Everybody up to this person's id has it. */
    sent_to: uuid(),
    sent_count: integer().notNull().default(0),
    recipient_count: integer().notNull(),
    status: text().$type<"scheduled" | "sent" | "cancelled">().notNull(),
    created_at: createdAt(),
  },
  (table) => [
    index("announcements_due_idx")
      .on(table.due_at)
      .where(sql`status = 'scheduled'`),
    index("announcements_author_idx").on(table.author_id, table.created_at.desc()),
  ],
);
