import { is, Param, Placeholder, sql, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { emptyHints } from "../bus";
import { rowsOf, statementDatabase } from "./connection";
import { sessionOf } from "./current-client";
import { inScope, newScope } from "./scope";
import type { Database } from "./types";

interface Prepared<Rows> {
  getQuery: () => { params: unknown[] };
  execute: (values?: Record<string, unknown>) => Promise<Rows>;
}
/** A query of Drizzle's builder. */
interface Query<Rows> {
  prepare: (name: string) => Prepared<Rows>;
}

/**
 * A statement whose text is built once per process instead of at every call, which costs more than
 * to send it. `build` gets a placeholder for each value that it names (a copy of the object has
 * none), may only put it into the query, and finds the builder through `db()` as everywhere else.
 * A call runs in the running transaction, if any.
 *
 * Values of `set` and `values` are converted by their columns; elsewhere a date becomes a text, and
 * a list has to be given as one text (`listOf`).
 */
export function statement<Values extends object, Rows>(
  build: (values: Values) => Query<Rows>,
): (values: Values) => Promise<Rows> {
  const prepared = perDatabase((database) =>
    withConversions(
      inScope(newScope(database, emptyHints()), () => build(placeholders<Values>()).prepare("")),
    ),
  );
  return (values) => prepared().execute(values as Record<string, unknown>);
}

/**
 * As `statement`, for a query that has several forms: one text for each `form`, of which there must
 * be few.
 */
export function statementBy<Form extends string, Values extends object, Rows>(
  build: (form: Form, values: Values) => Query<Rows>,
): (form: Form, values: Values) => Promise<Rows> {
  const known = new Map<Form, (values: Values) => Promise<Rows>>();
  return (form, values) => {
    let run = known.get(form);
    if (!run) known.set(form, (run = statement((placeholder: Values) => build(form, placeholder))));
    return run(values);
  };
}

/** As `statement`, for a whole statement in SQL. The caller names the type of its rows. */
export function sqlStatement<Row>() {
  return <Values extends object>(build: (values: Values) => SQL) => {
    const prepared = perDatabase((database) =>
      withConversions(
        sessionOf(database).prepareQuery(
          new PgDialect().sqlToQuery(build(placeholders<Values>())),
          undefined,
          undefined,
          false,
        ),
      ),
    );
    return async (values: Values): Promise<Row[]> =>
      rowsOf<Row>(await prepared().execute(values as Record<string, unknown>));
  };
}

/**
 * Completes how Drizzle converts the values of placeholders. It does not convert those in
 * conditions, where the driver would refuse a date. It hands null to the column's conversion, which
 * fails, or makes the JSON null of it.
 */
function withConversions<Query extends Prepared<unknown>>(prepared: Query): Query {
  const { params } = prepared.getQuery();
  for (const [index, param] of params.entries()) {
    if (is(param, Placeholder)) params[index] = new Param(param, { mapToDriverValue: dateToText });
    if (is(param, Param) && is(param.value, Placeholder))
      params[index] = new Param(param.value, {
        mapToDriverValue: (value: unknown): unknown =>
          value === null ? null : param.encoder.mapToDriverValue(value),
      });
  }
  return prepared;
}

const dateToText = (value: unknown): unknown =>
  value instanceof Date ? value.toISOString() : value;

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
