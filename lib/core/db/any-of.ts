import { sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/**
 * The condition that a column of ids has one of these. The whole list is one parameter, so that the
 * statement has one text, and one prepared plan, for lists of any length.
 */
export const anyOf = (column: PgColumn | SQL, ids: Iterable<string>): SQL =>
  sql`${column} = any(string_to_array(${[...ids].join(",")}, ',')::uuid[])`;
