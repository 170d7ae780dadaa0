import { setTimeout } from "node:timers/promises";
import { noHints } from "../bus";
import { pgCode, SQLSTATE } from "../pg-error";
import { singleton } from "../singleton";
import { connect, db } from "./connection";
import { publishHints } from "./hint";
import { currentScope, inScope } from "./scope";
import type { Database } from "./types";

/** What another layer adds to every transaction: before its work, after it, with its answer. */
export interface TransactionHook {
  begin?: (tx: Database) => Promise<void>;
  beforeCommit?: (tx: Database) => Promise<void>;
  answered?: (tx: Database, answer: unknown) => Promise<void>;
}

const hooks = singleton("db.hooks", () => new Map<string, TransactionHook>());
const MAX_TRIES = 4;
const retried: (string | undefined)[] = [SQLSTATE.serializationFailure, SQLSTATE.deadlockDetected];

/** Registers a hook of every transaction; one per name, so that module copies do not add up. */
export const onTransaction = (name: string, hook: TransactionHook) => void hooks.set(name, hook);

/**
 * Runs `work` in one transaction, or inside the running one. The registered hooks then write what
 * belongs to it (notifications), and `finish` reads the request's answer before the commit. With
 * `isRefusal: true` the request is refused although its changes are kept (a failed payment): what
 * `finish` reads is not stored as the answer to a repeated request. Hints are published after the
 * commit. Serialization failures and deadlocks are tried again, so `work` must have no effect
 * outside of the database.
 */
export async function transaction<T>(work: (tx: Database) => Promise<T>): Promise<T>;
export async function transaction<T, R>(
  work: (tx: Database) => Promise<T>,
  finish: (value: T) => Promise<R>,
  options?: { isRefusal: boolean },
): Promise<R>;
export async function transaction<T, R>(
  work: (tx: Database) => Promise<T>,
  finish?: (value: T) => Promise<R>,
  options = { isRefusal: false },
): Promise<T | R> {
  if (currentScope()) {
    const value = await work(db());
    return finish ? finish(value) : value;
  }
  await connect();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(work, finish, options.isRefusal);
    } catch (error) {
      if (attempt >= MAX_TRIES || !retried.includes(pgCode(error))) throw error;
      await setTimeout(5 * attempt + Math.random() * 20);
    }
  }
}

async function runOnce<T, R>(
  work: (tx: Database) => Promise<T>,
  finish: ((value: T) => Promise<R>) | undefined,
  isRefusal: boolean,
): Promise<T | R> {
  const hints = noHints();
  const result = await db().transaction((tx) =>
    inScope(tx, hints, async () => {
      for (const hook of hooks.values()) await hook.begin?.(tx);
      const value = await work(tx);
      for (const hook of hooks.values()) await hook.beforeCommit?.(tx);
      if (!finish) return value;
      const answer = await finish(value);
      if (!isRefusal) for (const hook of hooks.values()) await hook.answered?.(tx, answer);
      return answer;
    }),
  );
  publishHints(hints);
  return result;
}
