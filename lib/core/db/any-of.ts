import { sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/**
 * The condition that a column of ids has one of these (`listOf`). The whole list is one parameter,
 * so that the statement has one text, and one prepared plan, for lists of any length.
 */
export const anyOf = (column: PgColumn | SQL, ids: string): SQL =>
  sql`${column} = any(string_to_array(${ids}, ',')::uuid[])`;

/**
 * As `anyOf`, for some hundred ids at most of an indexed column. PostgreSQL cannot count what comes
 * from a subquery, so it keeps one plan instead of planning at each call. Without the index it
 * would compare a long list item by item.
 */
export const anyOfFew = (column: PgColumn | SQL, ids: string): SQL =>
  sql`${column} = any((select string_to_array(${ids}, ','))::uuid[])`;

/** As `anyOf`, for a column of short words. */
export const anyWord = (column: PgColumn, words: string): SQL =>
  sql`${column} = any(string_to_array(${words}, ','))`;

/** A list of ids or words as one parameter of a statement. */
export const listOf = (items: Iterable<string>): string => [...items].join(",");
