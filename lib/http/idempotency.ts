import { createHash } from "node:crypto";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, onTransaction, type Database } from "@/lib/core/db";
import { DAY_MS } from "@/lib/core/duration";
import { AppError, errors } from "@/lib/core/errors";
import { pgCode, SQLSTATE } from "@/lib/core/pg-error";
import { currentRequest, type RequestScope } from "@/lib/core/request";
import { idempotencyKeys } from "./table";

/** Thrown to answer with what was stored for an earlier request with the same key. */
export class Replay extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super("Answered before.");
    this.name = "Replay";
  }

  /** Compares by name, as AppError does: the hook that throws may be of the module's other copy. */
  static [Symbol.hasInstance](value: unknown): value is Replay {
    return value instanceof Error && value.name === "Replay";
  }
}

/** How long a key is remembered. */
const KEEP_MS = DAY_MS;
/** How long a repeated request waits for the first one to finish. */
const WAIT = "3s";
const KEY_PATTERN = /^[A-Za-z0-9_-]{16,128}$/;

/** Checks the form of an `Idempotency-Key` header. Throws 400 `invalid_idempotency_key`. */
export function parseIdempotencyKey(header: string): string {
  if (!KEY_PATTERN.test(header))
    throw errors.malformed(
      "invalid_idempotency_key",
      "An Idempotency-Key has 16–128 letters, digits, dashes and underscores.",
    );
  return header;
}

/** A hash by which two requests with the same key are compared. */
export const fingerprintOf = (method: string, path: string, body: unknown): string =>
  createHash("sha256")
    .update(`${method} ${path} ${JSON.stringify(withSortedKeys(body))}`)
    .digest("hex");

/** Sorts the keys of all objects, so that equal bodies have one fingerprint. */
function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, withSortedKeys(inner)]),
  );
}

/** Stores keys and answers in the transaction of the effect: a crash leaves both or neither. */
export const startIdempotency = () =>
  onTransaction("idempotency", { begin: claimKey, onAnswer: storeAnswer });

async function claimKey(tx: Database): Promise<void> {
  const wanted = currentRequest()?.idempotency;
  if (!wanted) return;
  await tx.execute(sql`select set_config('lock_timeout', ${WAIT}, true)`);
  const [mine] = await tx
    .insert(idempotencyKeys)
    .values({
      user_id: wanted.userId,
      key: wanted.key,
      fingerprint: wanted.fingerprint,
      claim: wanted.claim,
    })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
    .catch((error: unknown) => {
      if (pgCode(error) === SQLSTATE.lockNotAvailable) throw inProgress();
      throw error;
    });
  await tx.execute(sql`select set_config('lock_timeout', '0', true)`);
  if (mine) return;
  const [earlier] = await tx.select().from(idempotencyKeys).where(keyIs(wanted.userId, wanted.key));
  if (earlier?.claim === wanted.claim) return;
  if (!earlier) throw inProgress();
  throw replyOf(earlier, wanted);
}

type Wanted = NonNullable<RequestScope["idempotency"]>;

/** What the repetition of a request is answered with. */
function replyOf(earlier: typeof idempotencyKeys.$inferSelect, wanted: Wanted): Replay | AppError {
  if (earlier.fingerprint !== wanted.fingerprint)
    return errors.refused(
      "idempotency_mismatch",
      "This Idempotency-Key was used for another request.",
    );
  return earlier.status === null ? inProgress() : new Replay(earlier.status, earlier.body);
}

/**
 * The stored answer of a request that is refused before it has looked for one, because what it
 * names was used up or has expired since it was answered; else the refusal itself.
 */
export async function replayInsteadOf(error: unknown): Promise<unknown> {
  const wanted = currentRequest()?.idempotency;
  if (!wanted || !(error instanceof AppError) || error.problem.status >= 500) return error;
  const [earlier] = await db()
    .select()
    .from(idempotencyKeys)
    .where(keyIs(wanted.userId, wanted.key));
  const isOwn = !earlier || earlier.claim === wanted.claim;
  return isOwn ? error : replyOf(earlier, wanted);
}

async function storeAnswer(tx: Database, answer: unknown): Promise<void> {
  const wanted = currentRequest()?.idempotency;
  if (wanted)
    await tx
      .update(idempotencyKeys)
      .set({ status: wanted.status, body: answer })
      .where(keyIs(wanted.userId, wanted.key));
}

/** Releases the key of a refused request, because the same request may succeed later. */
export async function releaseKey(): Promise<void> {
  const wanted = currentRequest()?.idempotency;
  if (wanted)
    await db()
      .delete(idempotencyKeys)
      .where(
        and(
          keyIs(wanted.userId, wanted.key),
          isNull(idempotencyKeys.status),
          eq(idempotencyKeys.claim, wanted.claim),
        ),
      );
}

/**
 * Takes up the key of a request that a crash left without an answer, for the job that settles the
 * request: the job's transaction then stores the answer under that key, with the status of that
 * request. Undefined when the key is no longer stored.
 */
export async function resumeIdempotency(
  userId: string,
  key: string,
  status: number,
): Promise<RequestScope["idempotency"]> {
  const [row] = await db().select().from(idempotencyKeys).where(keyIs(userId, key));
  return row && { userId, key, fingerprint: row.fingerprint, claim: row.claim, status };
}

/** Deletes keys older than a day, with their answers. */
export const sweepIdempotencyKeys = () =>
  db()
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.created_at, new Date(clock.ms() - KEEP_MS)));

const keyIs = (userId: string, key: string) =>
  and(eq(idempotencyKeys.user_id, userId), eq(idempotencyKeys.key, key));
const inProgress = () =>
  new AppError({
    ...errors.conflict("idempotency_in_progress", "The same request is still being worked on.")
      .problem,
    retryAfterSeconds: 1,
  });
