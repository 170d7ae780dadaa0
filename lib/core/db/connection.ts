import { sql, type SQL } from "drizzle-orm";
import { emptyHints, type Hints } from "../bus";
import { singleton } from "../singleton";
import { openDatabase } from "./open";
import { currentScope, inScope, newScope } from "./scope";
import type { Database, OpenDatabase } from "./types";

interface Connection {
  opening?: Promise<OpenDatabase>;
  open?: OpenDatabase;
  statements?: Database;
}
const connection = singleton<Connection>("db.connection", () => ({}));

/** Opens the database once per process. When it resolves, the database is migrated and ready. */
export async function connect(): Promise<OpenDatabase> {
  connection.opening ??= openDatabase();
  connection.open = await connection.opening;
  return connection.open;
}

/** Uses a database that is open already, such as a test's own in memory. */
export const adoptDatabase = (open: OpenDatabase): void => {
  connection.open = open;
  delete connection.statements;
  connection.opening = Promise.resolve(open);
};

export async function closeDatabase(): Promise<void> {
  await connection.open?.close();
  delete connection.open;
  delete connection.statements;
  delete connection.opening;
}

/** The running transaction if there is one, else the database. Throws before `connect()`. */
export function db(): Database {
  const scope = currentScope();
  if (scope) return scope.tx;
  if (!connection.open) throw notOpen();
  return connection.open.db;
}

/** As `OpenDatabase.changes`; undefined also before `connect()`. */
export const databaseChanges = (): number | undefined => connection.open?.changes?.();

/** Sends hints to the other nodes, if there are any. */
export const notifyOtherNodes = (hints: Hints): void => connection.open?.notify?.(hints);

/** The database whose statements are built once. Throws before `connect()`. */
export function statementDatabase(): Database {
  if (!connection.open) throw notOpen();
  return (connection.statements ??= connection.open.statementsOf(db));
}

const notOpen = () => new Error("The database is not open yet; await connect() first.");

/** Rows of a raw statement. */
export const rows = async <T>(query: SQL): Promise<T[]> => rowsOf(await db().execute(query));

/** The rows in the result of a raw statement; the two drivers wrap them differently. */
export const rowsOf = <T>(result: unknown): T[] =>
  (Array.isArray(result) ? result : (result as { rows: T[] }).rows) as T[];

/**
 * Runs a read that PostgreSQL stops after `milliseconds`, with SQLSTATE 57014. The embedded
 * database does not stop it. Inside a running transaction the read joins it and has no limit.
 */
export function readWithin<T>(milliseconds: number, read: () => Promise<T>): Promise<T> {
  if (currentScope()) return read();
  return db().transaction(
    async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', ${String(milliseconds)}, true)`);
      return inScope(newScope(tx, emptyHints()), read);
    },
    { accessMode: "read only" },
  );
}

/** A cheap query that only a working database answers. */
export const pingDatabase = () => rows<{ ok: number }>(sql`select 1 as ok`);
