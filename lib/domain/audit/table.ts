import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, primaryId } from "@/lib/core/columns";

/** Acts of admins, owners and staff. A trigger refuses to change rows (docs/security.md S28). */
export const auditLog = pgTable(
  "audit_log",
  {
    id: primaryId(),
    actor_id: uuid().notNull(),
    actor_role: text().notNull(),
    actor_name: text().notNull(),
    action: text().notNull(),
    target_type: text().notNull(),
    target_id: uuid().notNull(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    request_id: text(),
    at: createdAt(),
  },
  (table) => [
    index("audit_target_idx").on(table.target_type, table.target_id),
    index("audit_action_idx").on(table.action, table.at),
  ],
);
