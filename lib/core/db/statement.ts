import { SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { emptyHints } from "../bus";
import { rowsOf, statementDatabase } from "./connection";
import { sessionOf } from "./current-client";
import { inScope, newScope } from "./scope";
import type { Database } from "./types";

interface Prepared<Rows> {
  execute: (values?: Record<string, unknown>) => Promise<Rows>;
}
/** A query of Drizzle's builder. */
interface Query<Rows> {
  prepare: (name: string) => Prepared<Rows>;
}

/**
 * A statement whose text is built once per process instead of at every call, which costs more than
 * to send it. `build` gets a placeholder for each value, may only put it into the query, and finds
 * the builder through `db()` as everywhere else. A call runs in the running transaction, if any.
 *
 * A date and a list are given as one text each (ISO; `anyOf`), or through the column that converts
 * them: `values` and `set` do so, and so does `sql.param(value, column)` elsewhere. A placeholder
 * right next to a column, as in `eq`, is sent as it is.
 */
export function statement<Values extends object, Rows>(
  build: (values: Values) => Query<Rows>,
): (values: Values) => Promise<Rows> {
  const prepared = perDatabase((database) =>
    inScope(newScope(database, emptyHints()), () => build(placeholders<Values>()).prepare("")),
  );
  return (values) => prepared().execute(values as Record<string, unknown>);
}

/** As `statement`, for a whole statement in SQL. The caller names the type of its rows. */
export function sqlStatement<Row>() {
  return <Values extends object>(build: (values: Values) => SQL) => {
    const prepared = perDatabase((database) =>
      sessionOf(database).prepareQuery(
        new PgDialect().sqlToQuery(build(placeholders<Values>())),
        undefined,
        undefined,
        false,
      ),
    );
    return async (values: Values): Promise<Row[]> =>
      rowsOf<Row>(await prepared().execute(values as Record<string, unknown>));
  };
}

/** Each test file has a database of its own. */
function perDatabase<T>(prepare: (database: Database) => T): () => T {
  const known = new WeakMap<Database, T>();
  return () => {
    const database = statementDatabase();
    let prepared = known.get(database);
    if (!prepared) known.set(database, (prepared = prepare(database)));
    return prepared;
  };
}

/** An object that has a placeholder of the same name for every property that is read. */
const placeholders = <Values extends object>(): Values =>
  new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) }) as Values;
