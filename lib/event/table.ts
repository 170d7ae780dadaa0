import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, primaryId } from "@/lib/core/columns";
import type { Audience } from "./event";

/**
 * The two queues of the outbox. Events with several named recipients have a separate one, so that
 * they do not delay the others.
 */
export const lanes = ["acts", "bulk"] as const;
export type Lane = (typeof lanes)[number];

/**
 * The outbox: every event that happened, stored in the transaction of its act. lib/delivery writes
 * its notifications afterwards (docs/data.md I4).
 */
export const events = pgTable(
  "events",
  {
    id: primaryId(),
    type: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    author_id: uuid(),
    /** Restricts the audiences of the catalogue to these. */
    audiences: jsonb().$type<readonly Audience[]>(),
    lane: text().$type<Lane>().notNull(),
    /** The order in which events are dispatched; that of the acts for the events of one booking. */
    position: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
    /** When its notifications were written; null until then. */
    dispatched_at: instant(),
    /** How often writing them has failed, when it is tried again, and why it failed last. */
    failures: integer().notNull().default(0),
    retry_at: instant(),
    error: text(),
    created_at: createdAt(),
  },
  (table) => [
    index("events_open_idx")
      .on(table.lane, table.position)
      .where(sql`dispatched_at is null`),
  ],
);
