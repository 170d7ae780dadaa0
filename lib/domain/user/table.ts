import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId, queueColumns } from "@/lib/core/columns";
import type { Role } from "@/lib/core/actor";
import {
  END_WARNING_CHOICES,
  MAX_END_WARNINGS,
  WARN_BEFORE_END_MINUTES,
  type EndWarning,
} from "@/lib/event/reminder-times";
import type { accountStatuses, AccountMailKind } from "./values";

type AccountStatus = (typeof accountStatuses)[number];

/** One to three of the choices, each once: as many as there are choices among them. */
const areEndWarnings = sql.raw(
  `cardinality(reminder_minutes) between 1 and ${MAX_END_WARNINGS} and ` +
    "cardinality(reminder_minutes) = " +
    END_WARNING_CHOICES.map((choice) => `(${choice} = any(reminder_minutes))::int`).join(" + "),
);

export const users = pgTable(
  "users",
  {
    id: primaryId(),
    email: text().notNull().unique(),
    /** When the person showed that they read the mail of this address; null until then. */
    email_verified_at: instant(),
    password_hash: text().notNull(),
    first_name: text().notNull(),
    last_name: text().notNull(),
    role: text().$type<Role>().notNull(),
    status: text().$type<AccountStatus>().notNull().default("active"),
    /** Why an owner's application was declined, "" without a reason; null if it was not. */
    decline_reason: text(),
    phone_number: text(),
    whatsapp_number: text(),
    timezone: text().notNull().default("Asia/Manila"),
    avatar_url: text(),
    /** How many minutes before the end of a booking its driver is warned. */
    reminder_minutes: integer()
      .array()
      .$type<EndWarning[]>()
      .notNull()
      .default([WARN_BEFORE_END_MINUTES]),
    created_at: createdAt(),
    /** When the person deleted the account; the row then names nobody (docs/data.md I14). */
    deleted_at: instant(),
  },
  (table) => [
    index("users_role_idx").on(table.role),
    check("users_reminder_minutes", areEndWarnings),
  ],
);

const userId = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

export const sessions = pgTable(
  "sessions",
  {
    id: primaryId(),
    user_id: userId(),
    created_at: createdAt(),
    expires_at: instant().notNull(),
    revoked_at: instant(),
    /** When it was last used, to the minute; null until that is first written. */
    last_seen_at: instant(),
    device: text().notNull().default(""),
  },
  (table) => [
    index("sessions_user_idx").on(table.user_id),
    index("sessions_expires_idx").on(table.expires_at),
  ],
);

const sessionId = () =>
  uuid()
    .notNull()
    .references(() => sessions.id, { onDelete: "cascade" });

/** Rotating refresh tokens; those of one login share its session and are revoked with it. */
export const refreshTokens = pgTable(
  "refresh_tokens",
  {
    hash: text().primaryKey(),
    user_id: userId(),
    session_id: sessionId(),
    created_at: createdAt(),
    expires_at: instant().notNull(),
    used_at: instant(),
  },
  (table) => [index("refresh_tokens_session_idx").on(table.session_id)],
);

export const wsTokens = pgTable(
  "ws_tokens",
  {
    hash: text().primaryKey(),
    user_id: userId(),
    session_id: sessionId(),
    created_at: createdAt(),
    expires_at: instant().notNull(),
  },
  (table) => [
    index("ws_tokens_user_idx").on(table.user_id),
    index("ws_tokens_session_idx").on(table.session_id),
  ],
);

/** Failed sign-ins by account and network, shared by all nodes (docs/security.md S15). */
export const loginFailures = pgTable("login_failures", {
  key: text().primaryKey(),
  count: integer().notNull(),
  blocked_until: instant().notNull(),
  updated_at: instant().notNull(),
});

/**
 * The e-mails about accounts, and the links in them (docs/data.md I19). The token of a link is
 * derived from the row's id and the server's secret, and so is not stored.
 */
export const accountMails = pgTable(
  "account_mails",
  {
    id: primaryId(),
    kind: text().$type<AccountMailKind>().notNull(),
    address: text().notNull(),
    /** Whose account it is about; null where that is whoever has the address. */
    user_id: uuid().references(() => users.id, { onDelete: "cascade" }),
    /** From then on its link does nothing, and it is no longer sent. */
    expires_at: instant().notNull(),
    /** When its link was used, or a newer one took its place. */
    used_at: instant(),
    ...queueColumns(),
    created_at: createdAt(),
  },
  (table) => [
    index("account_mails_address_idx").on(table.address, table.kind, table.created_at),
    index("account_mails_user_idx").on(table.user_id),
    index("account_mails_log_idx").on(table.created_at, table.id),
    index("account_mails_due_idx")
      .on(table.next_attempt_at)
      .where(sql`status in ('queued', 'sending')`),
  ],
);
export type AccountMail = typeof accountMails.$inferSelect;
