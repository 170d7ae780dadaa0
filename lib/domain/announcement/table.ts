import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Role } from "@/lib/core/actor";
import { createdAt, instant, primaryId } from "@/lib/core/columns";
import { users } from "@/lib/domain/user/table";
import type { Composed } from "@/lib/event/catalogue/system";
import type { ComposedType } from "@/lib/domain/notification/rules";

/** Whom an announcement is for: people for whom every condition that is given holds. */
export interface Addressees {
  recipients?: string[];
  role?: Role;
  lot?: string;
}

/** What every recipient gets; the event's payload without the recipients. */
export type Content = Omit<Composed, "recipients">;

/**
 * A notification that a person wrote for later, or for several people. A job sends those that are
 * due in parts, one transaction each.
 */
export const announcements = pgTable(
  "announcements",
  {
    id: primaryId(),
    author_id: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    event_type: text().$type<ComposedType>().notNull(),
    content: jsonb().$type<Content>().notNull(),
    addressees: jsonb().$type<Addressees>().notNull(),
    due_at: instant().notNull(),
    /** The last recipient of the latest part; parts go in the order of user ids. */
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
