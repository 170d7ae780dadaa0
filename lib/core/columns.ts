import { sql, type SQLWrapper } from "drizzle-orm";
import { check, integer, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { clock } from "./clock";
import { newId } from "./id";

/**
 * Columns that all tables share. Instants have milliseconds, as in JSON, and no finer fractions.
 */
export const instant = () => timestamp({ withTimezone: true, precision: 3 });
/** For a CHECK of an instant that people choose; the bounds are those of lib/http/shapes. */
export const isSensible = (column: SQLWrapper) =>
  sql`${column} >= '1970-01-01T00:00:00Z' and ${column} < '2200-01-01T00:00:00Z'`;
export const primaryId = () => uuid().primaryKey().$defaultFn(newId);
export const createdAt = () => instant().notNull().$defaultFn(clock.now);

/** What every queue of messages has: the state of a row and of its claim (docs/data.md I11). */
export const queueColumns = () => ({
  status: text().$type<"queued" | "sending" | "sent" | "failed" | "dead" | "cancelled">().notNull(),
  reason: text(),
  /** Counts the claims; only the process that made the last one may settle it. */
  attempt: integer().notNull().default(0),
  /** How often the provider has refused it for now; null for never. */
  failures: integer(),
  next_attempt_at: instant().notNull(),
  lease_until: instant(),
  sent_at: instant(),
  /** The provider's name of the message. */
  provider_ref: text(),
  /** What the provider said when it last refused it. */
  error: text(),
});

/** The largest rate of an hour and the largest amount, in minor units. */
export const MAX_RATE = 999_999;
export const MAX_AMOUNT = 1_000_000_000;

/** A constraint of a table: the whole numbers that a column may hold. */
export const between = (table: string, column: string, min: number, max: number) =>
  check(`${table}_${column}_bounds`, sql.raw(`"${column}" between ${min} and ${max}`));
