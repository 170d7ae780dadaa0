import { timestamp, uuid } from "drizzle-orm/pg-core";
import { clock } from "./clock";
import { newId } from "./id";

/** Columns that every table writes the same way. Millisecond instants, so that JSON and the database agree. */
export const instant = () => timestamp({ withTimezone: true, precision: 3 });
export const primaryId = () => uuid().primaryKey().$defaultFn(newId);
export const createdAt = () => instant().notNull().$defaultFn(clock.now);
