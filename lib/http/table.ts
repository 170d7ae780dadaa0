import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "@/lib/core/columns";

/** The answer for each person and Idempotency-Key, written in the transaction of the request. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    user_id: uuid().notNull(),
    key: text().notNull(),
    fingerprint: text().notNull(),
    /** Which request owns the key, so that its later transactions recognise it. */
    claim: uuid().notNull(),
    /** Null while the outcome is still open, e.g. while a card is being charged. */
    status: integer(),
    body: jsonb(),
    created_at: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.user_id, table.key] }),
    index("idempotency_created_idx").on(table.created_at),
  ],
);
