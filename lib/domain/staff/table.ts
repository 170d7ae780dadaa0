import { index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "@/lib/core/columns";
import { lots } from "@/lib/domain/lot/table";
import { users } from "@/lib/domain/user/table";

/**
 * Who works at which lot. Every read asks this table, so access ends as soon as a row is deleted
 * (docs/security.md S3).
 */
export const employees = pgTable(
  "employees",
  {
    user_id: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    lot_id: uuid()
      .notNull()
      .references(() => lots.id, { onDelete: "cascade" }),
    created_at: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.user_id, table.lot_id] }),
    index("employees_lot_idx").on(table.lot_id),
  ],
);
