import { boolean, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "@/lib/core/columns";
import type { Audience, Channel } from "@/lib/event/event";

/** Templates that an admin has changed. For a text that is null the catalogue's is used. */
export const notificationTemplates = pgTable(
  "notification_templates",
  {
    id: uuid().primaryKey(),
    event_type: text().notNull(),
    audience: text().$type<Audience>().notNull(),
    channel: text().$type<Channel>().notNull(),
    subject_template: text(),
    body_template: text(),
    is_active: boolean().notNull().default(true),
    version: integer().notNull(),
    created_at: createdAt(),
    updated_at: createdAt(),
  },
  (table) => [index("templates_event_idx").on(table.event_type)],
);

export const templateVersions = pgTable(
  "notification_template_versions",
  {
    template_id: uuid()
      .notNull()
      .references(() => notificationTemplates.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    subject_template: text().notNull(),
    body_template: text().notNull(),
    is_active: boolean().notNull(),
    by_name: text().notNull(),
    created_at: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.template_id, table.version] })],
);
