import { sql, type SQLWrapper } from "drizzle-orm";
import { timestamp, uuid } from "drizzle-orm/pg-core";
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
