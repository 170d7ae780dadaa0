import { sql, type SQLWrapper } from "drizzle-orm";
import { check, timestamp, uuid } from "drizzle-orm/pg-core";
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

/** The largest rate of an hour and the largest amount, in minor units. */
export const MAX_RATE = 999_999;
export const MAX_AMOUNT = 1_000_000_000;

/** A constraint of a table: the whole numbers that a column may hold. */
export const between = (table: string, column: string, min: number, max: number) =>
  check(`${table}_${column}_bounds`, sql.raw(`"${column}" between ${min} and ${max}`));
