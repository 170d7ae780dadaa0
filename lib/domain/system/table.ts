import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "@/lib/core/columns";

/** Values that all nodes share, such as the test clock's offset. */
export const appState = pgTable("app_state", {
  key: text().primaryKey(),
  value: jsonb().notNull(),
  updated_at: instant().notNull(),
});
