import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, instant, isSensible } from "@/lib/core/columns";
import { users } from "@/lib/domain/user/table";
import type { Category, Channel } from "@/lib/event/event";
import type { digests, MuteScope, QuietHours } from "./schema";

const userId = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** A null column follows the default, even when a release changes the default. */
export const notificationSettings = pgTable(
  "notification_settings",
  {
    user_id: userId(),
    category: text().$type<Category>().notNull(),
    email_enabled: boolean(),
    sms_enabled: boolean(),
    in_app_enabled: boolean(),
    push_enabled: boolean(),
    whatsapp_enabled: boolean(),
    digest: text().$type<(typeof digests)[number]>(),
    sound_enabled: boolean(),
    created_at: createdAt(),
    updated_at: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.user_id, table.category] })],
);

export const deliverySettings = pgTable(
  "delivery_settings",
  {
    user_id: userId().primaryKey(),
    quiet_hours: jsonb().$type<QuietHours>().notNull(),
    toast_seconds: integer().$type<0 | 4 | 8>().notNull(),
    sound: boolean().notNull(),
    vibration: boolean().notNull(),
    desktop: boolean().notNull(),
    channels: jsonb().$type<Partial<Record<Channel, boolean>>>().notNull(),
    escalation_minutes: integer().notNull(),
    /** Until then nothing alerts. A time that is over counts as none. */
    paused_until: instant(),
    updated_at: createdAt(),
  },
  (table) => [check("delivery_settings_paused_until", isSensible(table.paused_until))],
);

export const mutes = pgTable(
  "mutes",
  {
    user_id: userId(),
    scope: text().$type<MuteScope>().notNull(),
    target_id: uuid().notNull(),
    name: text().notNull(),
    until: instant(),
    created_at: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.user_id, table.scope, table.target_id] }),
    index("mutes_until_idx").on(table.until),
    check("mutes_until", isSensible(table.until)),
  ],
);
