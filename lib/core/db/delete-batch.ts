import { and, asc, inArray, lt, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { db } from "./connection";

export const DELETE_BATCH_SIZE = 500;

/**
 * Deletes the rows with the earliest times in `at`, all of them before `before`, at most 500.
 * Returns how many: 0 when nothing is left. `at` needs an index, `key` is the primary key; only rows
 * of which `which` holds go.
 */
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
