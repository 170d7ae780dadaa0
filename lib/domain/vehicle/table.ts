import { boolean, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, primaryId } from "@/lib/core/columns";
import { users } from "@/lib/domain/user/table";
import { vehicleTypes } from "./values";

export const vehicles = pgTable(
  "vehicles",
  {
    id: primaryId(),
    user_id: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    number: text().notNull(),
    number_key: text().notNull(),
    type: text().$type<(typeof vehicleTypes)[number]>().notNull().default("car"),
    ev: boolean().notNull().default(false),
    is_default: boolean().notNull().default(false),
    created_at: createdAt(),
  },
  (table) => [
    uniqueIndex("vehicles_user_number_idx").on(table.user_id, table.number_key),
    index("vehicles_user_idx").on(table.user_id),
  ],
);
