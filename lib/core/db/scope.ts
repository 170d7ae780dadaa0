import { AsyncLocalStorage } from "node:async_hooks";
import type { Hints } from "../bus";
import { singleton } from "../singleton";
import type { Database } from "./types";

/** What belongs to one running transaction. */
interface Scope {
  tx: Database;
  /** Published after the commit. */
  hints: Hints;
  values: Map<unknown, unknown>;
}

const scopes = singleton("db.scopes", () => new AsyncLocalStorage<Scope | undefined>());

export const currentScope = (): Scope | undefined => scopes.getStore();

/** Runs `work` inside a transaction of its own: whatever it calls finds `tx` through `db()`. */
export const inScope = <T>(tx: Database, hints: Hints, work: () => T): T =>
  scopes.run({ tx, hints, values: new Map() }, work);

/** Runs `work` as if no transaction were running, for listeners that outlive it. */
export const outsideScope = <T>(work: () => T): T => scopes.run(undefined, work);

/** A value that lives as long as the running transaction. Throws outside of a transaction. */
export function perTransaction<T>(key: unknown, make: () => T): T {
  const scope = currentScope();
  if (!scope) throw new Error("Only inside a transaction.");
  if (!scope.values.has(key)) scope.values.set(key, make());
  return scope.values.get(key) as T;
}
