import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, primaryId } from "@/lib/core/columns";
import type { Outcome } from "./values";

export type Values = Record<string, unknown>;

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
    /** Null for a refused act on nothing that exists. */
    target_id: uuid(),
    detail: jsonb().$type<Values>().notNull(),
    /** The values that the act changed, as they were and as they became. */
    before: jsonb().$type<Values>(),
    after: jsonb().$type<Values>(),
    outcome: text().$type<Outcome>().notNull().default("done"),
    /** Why it was refused: the code of the problem. */
    code: text(),
    /** The network address of the person. */
    address: text(),
    request_id: text(),
    at: createdAt(),
  },
  (table) => [
    index("audit_target_idx").on(table.target_type, table.target_id),
    index("audit_action_idx").on(table.action, table.at),
    index("audit_at_idx").on(table.at, table.id),
    check("audit_outcome", sql`(outcome = 'refused') = (code is not null)`),
    check("audit_outcome_known", sql`outcome in ('done', 'refused')`),
    check("audit_lengths", sql`length(address) <= 45 and length(code) <= 64`),
  ],
);
