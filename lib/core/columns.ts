import { timestamp, uuid } from "drizzle-orm/pg-core";
import { clock } from "./clock";
import { newId } from "./id";

/**
 * Columns that all tables share. Instants have milliseconds, as in JSON, and no finer fractions.
 */
export const instant = () => timestamp({ withTimezone: true, precision: 3 });
export const primaryId = () => uuid().primaryKey().$defaultFn(newId);
export const createdAt = () => instant().notNull().$defaultFn(clock.now);
