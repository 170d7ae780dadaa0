import { jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, primaryId } from "@/lib/core/columns";

/** Every event that happened, stored in the transaction of its act. */
export const events = pgTable("events", {
  id: primaryId(),
  type: text().notNull(),
  payload: jsonb().$type<Record<string, unknown>>().notNull(),
  author_id: uuid(),
  created_at: createdAt(),
});
