import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId } from "@/lib/core/columns";
import { sessions, users } from "@/lib/domain/user/table";

/** Browsers that take pushes, each with the sign-in in which it was last switched on. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    id: primaryId(),
    user_id: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    session_id: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    /** The browser's address at its push service; whoever knows it can send to it. */
    endpoint: text().notNull().unique(),
    /** The browser's public key and secret, base64url (RFC 8291). */
    p256dh: text().notNull(),
    auth: text().notNull(),
    /** The public key of ours for which the browser subscribed; its service takes no other. */
    vapid_key: text().notNull(),
    device: text().notNull(),
    created_at: createdAt(),
    last_success_at: instant(),
  },
  (table) => [
    index("push_subscriptions_user_idx").on(table.user_id),
    index("push_subscriptions_session_idx").on(table.session_id),
  ],
);
