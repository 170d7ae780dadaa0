import { createHash } from "node:crypto";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, onTransaction, type Database } from "@/lib/core/db";
import { DAY_MS } from "@/lib/core/duration";
import { AppError, errors } from "@/lib/core/errors";
import { pgCode, SQLSTATE } from "@/lib/core/pg-error";
import { currentRequest, type RequestScope } from "@/lib/core/request";
import { idempotencyKeys } from "./table";

/** Thrown to send the stored answer of an earlier, equal request. */
export class Replay extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super("Answered before.");
    this.name = "Replay";
  }

  /** By name, as with AppError: the hook that throws it may belong to the module's other copy. */
  static [Symbol.hasInstance](value: unknown): value is Replay {
    return value instanceof Error && value.name === "Replay";
  }
}

const KEEP_MS = DAY_MS;
/** How long a repeated request waits for the first one to finish. */
const WAIT = "3s";
const PATTERN = /^[A-Za-z0-9_-]{16,128}$/;

/** Checks the form of an `Idempotency-Key` header. Throws 400 `invalid_idempotency_key`. */
export function checkedKey(header: string): string {
  if (!PATTERN.test(header))
    throw errors.malformed(
      "invalid_idempotency_key",
      "An Idempotency-Key has 16–128 letters, digits, dashes and underscores.",
    );
  return header;
}

export const fingerprintOf = (method: string, path: string, body: unknown): string =>
  createHash("sha256")
    .update(`${method} ${path} ${JSON.stringify(sorted(body))}`)
    .digest("hex");

/** Sorts the keys of all objects, so that equal bodies have one fingerprint. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
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
  if (earlier.fingerprint !== wanted.fingerprint)
    throw errors.refused(
      "idempotency_mismatch",
      "This Idempotency-Key was used for another request.",
    );
  if (earlier.status === null) throw inProgress();
  throw new Replay(earlier.status, earlier.body);
}

async function storeAnswer(tx: Database, answer: unknown): Promise<void> {
  const wanted = currentRequest()?.idempotency;
  if (wanted)
    await tx
      .update(idempotencyKeys)
      .set({ status: wanted.status, body: answer })
      .where(keyIs(wanted.userId, wanted.key));
}

/** Releases the key of a request that was refused: the same request may succeed later. */
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
 * The claim of a request that a crash left without its answer, for the job that settles it. The
 * job's transaction then stores the answer under the client's key.
 */
export async function resumeIdempotency(
  userId: string,
  key: string,
): Promise<RequestScope["idempotency"]> {
  const [row] = await db().select().from(idempotencyKeys).where(keyIs(userId, key));
  return row && { userId, key, fingerprint: row.fingerprint, claim: row.claim, status: 201 };
}

/** Deletes keys that are older than 24 hours. */
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
