import { getTableColumns } from "drizzle-orm";
import type { PgInsertValue, PgTable } from "drizzle-orm/pg-core";
import { db } from "./connection";
import { statementBy } from "./statement";

type Values = Record<string, unknown>;
type Insert = (form: string, values: Values) => Promise<Values[]>;
/** What happens when a unique or an exclusion constraint refuses the row. */
type OnConflict = "fail" | "skip";

/** One statement for each table; its forms are the sets of columns that callers give. */
const inserts = new WeakMap<PgTable, Insert>();

/**
 * Inserts one row by a statement that is built once. Returns the stored row. Throws when a
 * constraint refuses it.
 */
export const insertRow = async <Table extends PgTable>(
  table: Table,
  values: Table["$inferInsert"],
): Promise<Table["$inferSelect"]> => (await insert(table, values, "fail"))[0]!;

/**
 * As `insertRow`, but returns undefined when a unique or an exclusion constraint refuses the row.
 * It waits until the rival who was first has committed.
 */
export const tryInsertRow = async <Table extends PgTable>(
  table: Table,
  values: Table["$inferInsert"],
): Promise<Table["$inferSelect"] | undefined> => (await insert(table, values, "skip"))[0];

function insert(table: PgTable, values: Values, onConflict: OnConflict): Promise<Values[]> {
  let run = inserts.get(table);
  if (!run) inserts.set(table, (run = insertInto(table)));
  const row = withDefaults(table, values);
  return run([onConflict, ...Object.keys(row)].join(" "), row);
}

const insertInto = (table: PgTable): Insert =>
  statementBy((form: string, values: Values) => {
    const [onConflict, ...columns] = form.split(" ");
    const row = Object.fromEntries(columns.map((name) => [name, values[name]]));
    const query = db()
      .insert(table)
      .values(row as PgInsertValue<PgTable>);
    return (onConflict === "skip" ? query.onConflictDoNothing() : query).returning();
  });

/** The given values in the order of the columns, and those that Drizzle would make itself. */
function withDefaults(table: PgTable, values: Values): Values {
  const row: Values = {};
  for (const [name, column] of Object.entries(getTableColumns(table))) {
    const value = values[name] === undefined ? column.defaultFn?.() : values[name];
    if (value !== undefined) row[name] = value;
  }
  return row;
}
