import { and, lte, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { clock } from "./clock";

/** Rows of one table that wait, each for the moment in its column `at`. */
export interface Waiting {
  at: PgColumn;
  where: SQL | undefined;
}

export const isDue = ({ at, where }: Waiting, now = clock.now()) => and(where, lte(at, now));

/** The earliest moment that a row waits for, as a subquery of one value; null when none waits. */
export const earliest = ({ at, where }: Waiting): SQL =>
  sql`(select min(${at}) from ${at.table} where ${where})`;
