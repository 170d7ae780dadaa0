import { and, asc, inArray, lt, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { db } from "./connection";

export const DELETE_BATCH_SIZE = 500;

/** Deletes the first 500 rows by `at`, an index, before a time, if `which`. Returns how many. */
export async function deleteBatch(
  table: PgTable,
  { key, at, before, which }: { key: PgColumn; at: PgColumn; before: Date; which?: SQL },
): Promise<number> {
  const old = db()
    .select({ key })
    .from(table)
    .where(and(lt(at, before), which))
    .orderBy(asc(at))
    .limit(DELETE_BATCH_SIZE)
    .for("update", { skipLocked: true });
  const deleted = await db().delete(table).where(inArray(key, old)).returning({ key });
  return deleted.length;
}
