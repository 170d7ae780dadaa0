import { setTimeout } from "node:timers/promises";
import { emptyHints } from "../bus";
import { inForeground } from "../foreground";
import { pgCode, SQLSTATE } from "../pg-error";
import { currentRequest } from "../request";
import { singleton } from "../singleton";
import { connect, db } from "./connection";
import { publishHints } from "./hint";
import { currentScope, inScope, newScope, outsideScope, type Scope } from "./scope";
import { together } from "./together";
import type { Database } from "./types";

/**
 * What another layer adds to every transaction: before its work, after its work, and once the
 * answer of the request is known. All three run before the commit.
 */
export interface TransactionHook {
  begin?: (tx: Database) => Promise<void>;
  beforeCommit?: (tx: Database) => Promise<void>;
  onAnswer?: (tx: Database, answer: unknown) => Promise<void>;
}

const hooks = singleton("db.hooks", () => new Map<string, TransactionHook>());
const MAX_TRIES = 4;
/** The wait before a retry grows by this with each attempt … */
const RETRY_STEP_MS = 5;
/** … and by a random part, so that rivals do not meet again. */
const MAX_RETRY_JITTER_MS = 20;
const retriedCodes: (string | undefined)[] = [
  SQLSTATE.serializationFailure,
  SQLSTATE.deadlockDetected,
];

/** Registers a hook of every transaction. Of several module copies, the last one per name stays. */
export const onTransaction = (name: string, hook: TransactionHook) => void hooks.set(name, hook);

/**
 * Runs `work` in one transaction, or inside the running one. The registered hooks then write what
 * belongs to it (events), and `finish` reads the request's answer before the commit. Hints are
 * published after the commit; then runs what was given to `afterCommit`. After a serialization
 * failure or a deadlock the transaction is tried again, so `work` must have no effect outside of
 * the database.
 *
 * `isRefusal: true` is for a request that is refused although its changes are kept, such as a
 * failed payment: what `finish` reads is then not stored as the answer to a repeated request.
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
      if (attempt >= MAX_TRIES || !retriedCodes.includes(pgCode(error))) throw error;
      await setTimeout(RETRY_STEP_MS * attempt + Math.random() * MAX_RETRY_JITTER_MS);
    }
  }
}

async function runOnce<T, R>(
  work: (tx: Database) => Promise<T>,
  finish: ((value: T) => Promise<R>) | undefined,
  isRefusal: boolean,
): Promise<T | R> {
  const hints = emptyHints();
  let scope: Scope | undefined;
  const run = () =>
    db().transaction((tx) => {
      scope = newScope(tx, hints);
      return inScope(scope, async () => {
        for (const hook of hooks.values()) await hook.begin?.(tx);
        const value = await work(tx);
        // What the hooks write does not change the answer, so all are sent together.
        const [answer] = await together([
          finish?.(value),
          ...[...hooks.values()].map((hook) => hook.beforeCommit?.(tx)),
          ...scope!.alongside,
        ]);
        if (!finish) return value;
        if (!isRefusal) for (const hook of hooks.values()) await hook.onAnswer?.(tx, answer);
        return answer as R;
      }).catch(async (error: unknown) => {
        await Promise.allSettled(scope!.alongside);
        // A statement that failed ended the transaction, and those after it fail for that.
        throw scope!.failure ? scope!.failure.error : error;
      });
    });
  const result = await (currentRequest() ? inForeground(run) : run());
  publishHints(hints);
  for (const work of scope!.afterCommit) await outsideScope(work);
  return result;
}
