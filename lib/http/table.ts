import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant } from "@/lib/core/columns";

/** Answers by (user, Idempotency-Key), written in the transaction of their effect (promises.md). */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    user_id: uuid().notNull(),
    key: text().notNull(),
    fingerprint: text().notNull(),
    /** Which request holds the key, so that its later transactions know their own. */
    claim: uuid().notNull(),
    /** Absent while the outcome is still open, e.g. a card payment under way. */
    status: integer(),
    body: jsonb(),
    created_at: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.user_id, table.key] }),
    index("idempotency_created_idx").on(table.created_at),
  ],
);

/** Facts that all nodes share, such as the test clock's offset. */
export const appState = pgTable("app_state", {
  key: text().primaryKey(),
  value: jsonb().notNull(),
  updated_at: instant().notNull(),
});
