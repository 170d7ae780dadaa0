import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId } from "@/lib/core/columns";
import { deliveries } from "@/lib/domain/notification/table";
import { pushSubscriptions } from "@/lib/domain/push/table";
import type { Channel } from "@/lib/event/event";

/** Whether the provider of a channel answers. A channel without a row has never failed. */
export const channelStates = pgTable("channel_states", {
  channel: text().$type<Channel>().primaryKey(),
  /** Since when the provider has not answered; null while it does. */
  down_since: instant(),
  /** When one message is tried next while it does not answer. */
  next_probe_at: instant(),
  error: text(),
  updated_at: createdAt(),
});

export interface MessageFile {
  name: string;
  /** Its media type. */
  type: string;
  content: string;
}

/** Messages as they would have left, where there is no provider (`catchesMessages`). */
export const caughtMessages = pgTable(
  "caught_messages",
  {
    id: primaryId(),
    /** The same in each try of one message. */
    key: text().notNull().unique(),
    channel: text().$type<Channel>().notNull(),
    address: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    /** Null on channels of plain text. */
    html: text(),
    files: jsonb().$type<MessageFile[]>().notNull(),
    created_at: createdAt(),
  },
  (t) => [index("caught_messages_created_at").on(t.created_at)],
);
export type CaughtMessageRow = typeof caughtMessages.$inferSelect;

/** Browsers that have taken a push which is tried again for others of the same person. */
export const pushReceipts = pgTable(
  "push_receipts",
  {
    delivery_id: uuid()
      .notNull()
      .references(() => deliveries.id, { onDelete: "cascade" }),
    subscription_id: uuid()
      .notNull()
      .references(() => pushSubscriptions.id, { onDelete: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.delivery_id, t.subscription_id] }),
    index("push_receipts_subscription_idx").on(t.subscription_id),
  ],
);
