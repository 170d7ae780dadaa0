import { AsyncLocalStorage } from "node:async_hooks";
import type { Hints } from "../bus";
import { singleton } from "../singleton";
import type { Database } from "./types";

/** What belongs to one running transaction. */
export interface Scope {
  tx: Database;
  /** Published after the commit. */
  hints: Hints;
  /** Run after the commit; the caller of the transaction waits for them. */
  afterCommit: (() => Promise<void>)[];
  /** Statements that were sent and that nobody waits for before the end of the work. */
  alongside: Promise<unknown>[];
  /** The error of the first of them that failed. */
  failure?: { error: unknown };
  values: Map<unknown, unknown>;
}

const scopes = singleton("db.scopes", () => new AsyncLocalStorage<Scope | undefined>());

export const currentScope = (): Scope | undefined => scopes.getStore();

export const isInTransaction = (): boolean => currentScope() !== undefined;

/** The scope of a transaction that begins. */
export const newScope = (tx: Database, hints: Hints): Scope => ({
  tx,
  hints,
  afterCommit: [],
  alongside: [],
  values: new Map(),
});

/** Runs `work` inside a transaction of its own: whatever it calls finds `tx` through `db()`. */
export const inScope = <T>(scope: Scope, work: () => T): T => scopes.run(scope, work);

/** Runs `work` as if no transaction were running, for listeners that outlive it. */
export const outsideScope = <T>(work: () => T): T => scopes.run(undefined, work);

/**
 * Runs `work` once the running transaction has committed, and lets its caller wait for that; not at
 * all when it is rolled back. Throws outside of a transaction.
 */
export function afterCommit(work: () => Promise<void>): void {
  const scope = currentScope();
  if (!scope) throw new Error("Only inside a transaction.");
  scope.afterCommit.push(work);
}

/**
 * Lets a statement go together with those that follow it, because nobody needs its answer: the
 * transaction waits for it before the commit, and fails with its error. Statements of one
 * transaction run in the order in which they are sent. Throws outside of a transaction.
 */
export function alongside(statement: Promise<unknown>): void {
  const scope = currentScope();
  if (!scope) throw new Error("Only inside a transaction.");
  scope.alongside.push(
    statement.catch((error: unknown) => {
      scope.failure ??= { error };
      throw error;
    }),
  );
  // The transaction rethrows the error; until then it must not count as unhandled.
  scope.alongside.at(-1)!.catch(() => undefined);
}

/** A value that lives as long as the running transaction. Throws outside of a transaction. */
export function perTransaction<T>(key: unknown, make: () => T): T {
  const scope = currentScope();
  if (!scope) throw new Error("Only inside a transaction.");
  if (!scope.values.has(key)) scope.values.set(key, make());
  return scope.values.get(key) as T;
}
