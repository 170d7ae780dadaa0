import { AsyncLocalStorage } from "node:async_hooks";
import { sql, type SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { bus, encodeHints, isEmpty, noHints, type HintKind, type Hints } from "./bus";
import { openDatabase, type OpenDatabase } from "./database";
import { pgCode } from "./pg-error";
import { singleton } from "./singleton";

export type Database = PgDatabase<PgQueryResultHKT>;

interface Scope {
  tx: Database;
  hints: Hints;
  notes: Map<unknown, unknown>;
}
interface Connection {
  opening?: Promise<OpenDatabase>;
  open?: OpenDatabase;
}

/** What other layers write into every transaction: before its work, after it, and with its answer. */
export interface TransactionHook {
  begin?: (tx: Database) => Promise<void>;
  beforeCommit?: (tx: Database) => Promise<void>;
  answered?: (tx: Database, answer: unknown) => Promise<void>;
}

const scopes = singleton("db.scopes", () => new AsyncLocalStorage<Scope | undefined>());
const connection = singleton<Connection>("db.connection", () => ({}));
const hooks = singleton("db.hooks", () => new Map<string, TransactionHook>());
const MAX_TRIES = 4;

/** Opens the database once per process; migrated and ready when it resolves. */
export async function connect(): Promise<OpenDatabase> {
  connection.opening ??= openDatabase();
  connection.open = await connection.opening;
  return connection.open;
}

/** Uses a database that is open already: a test's own, in memory. */
export const adoptDatabase = (open: OpenDatabase): void => {
  connection.open = open;
  connection.opening = Promise.resolve(open);
};

/** The running transaction if there is one, else the database: a read inside a transaction always joins it. */
export function db(): Database {
  const scope = scopes.getStore();
  if (scope) return scope.tx;
  if (!connection.open) throw new Error("The database is not open yet; await connect() first.");
  return connection.open.db;
}

/** Rows of a raw statement; the two drivers wrap them differently. */
export async function rows<T>(query: SQL): Promise<T[]> {
  const result: unknown = await db().execute(query);
  return (Array.isArray(result) ? result : (result as { rows: T[] }).rows) as T[];
}

/**
 * Runs `work` in one transaction (joins the running one). Before the commit the registered hooks write what
 * belongs to it (notifications); `finish` then reads the request's answer, still inside. Hints leave after the commit only.
 * With `isAnswer: false` what `finish` reads is only part of a refusal, and nobody keeps it for a repeat.
 * Serialization failures and deadlocks are tried again, so `work` must not act on the outside world.
 */
export async function transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>;
export async function transaction<T, R>(
  work: (tx: Database) => Promise<T>,
  finish: (value: T) => Promise<R>,
  options?: { isAnswer: boolean },
): Promise<R>;
export async function transaction<T, R>(
  work: (tx: Database) => Promise<T>,
  finish?: (value: T) => Promise<R>,
  options = { isAnswer: true },
): Promise<T | R> {
  if (scopes.getStore()) {
    const value = await work(db());
    return finish ? finish(value) : value;
  }
  await connect();
  for (let attempt = 1; ; attempt += 1) {
    const hints = noHints();
    try {
      const value = await db().transaction((tx) =>
        scopes.run({ tx, hints, notes: new Map() }, async () => {
          for (const hook of hooks.values()) await hook.begin?.(tx);
          const done = await work(tx);
          for (const hook of hooks.values()) await hook.beforeCommit?.(tx);
          if (!finish) return done;
          const answer = await finish(done);
          if (options.isAnswer)
            for (const hook of hooks.values()) await hook.answered?.(tx, answer);
          return answer;
        }),
      );
      publish(hints);
      return value;
    } catch (error) {
      if (attempt >= MAX_TRIES || !["40001", "40P01"].includes(pgCode(error) ?? "")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * attempt + Math.random() * 20));
    }
  }
}

/** A read that the database gives up after so long, with SQLSTATE 57014. The embedded database knows no such limit, nor does a read that joins a running transaction. */
export function readWithin<T>(milliseconds: number, read: () => Promise<T>): Promise<T> {
  if (scopes.getStore()) return read();
  return db().transaction(
    async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', ${String(milliseconds)}, true)`);
      return scopes.run({ tx, hints: noHints(), notes: new Map() }, read);
    },
    { accessMode: "read only" },
  );
}

/** A value that lives as long as the running transaction. */
export function perTransaction<T>(key: unknown, make: () => T): T {
  const scope = scopes.getStore();
  if (!scope) throw new Error("Only inside a transaction.");
  if (!scope.notes.has(key)) scope.notes.set(key, make());
  return scope.notes.get(key) as T;
}

/** Registers what writes along with every transaction; one per name, so that module copies do not add up. */
export const onTransaction = (name: string, hook: TransactionHook) => void hooks.set(name, hook);

/** Says after the commit that something changed; at once when no transaction runs. */
export function hint(kind: HintKind, ...ids: string[]): void {
  const scope = scopes.getStore();
  const hints = scope?.hints ?? noHints();
  for (const id of ids) hints[kind].add(id);
  if (!scope) publish(hints);
}

function publish(hints: Hints): void {
  if (isEmpty(hints)) return;
  scopes.run(undefined, () => {
    bus.publish(hints);
    connection.open?.notify?.(encodeHints(hints));
  });
}

export const closeDatabase = async () => {
  await connection.open?.close();
  delete connection.open;
  delete connection.opening;
};

/** A cheap question that only a working database answers. */
export const pingDatabase = () => rows<{ ok: number }>(sql`select 1 as ok`);
