import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, onTransaction, type Database } from "@/lib/core/db";
import { AppError, errors } from "@/lib/core/errors";
import { pgCode } from "@/lib/core/pg-error";
import { currentRequest, type RequestScope } from "@/lib/core/request";
import { idempotencyKeys } from "./table";

/** An earlier answer to the same request, to be sent again. */
export class Replay extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {
    super("Answered before.");
    this.name = "Replay";
  }

  /** By name, as with AppError: the hook that throws it may belong to the other copy of this module. */
  static [Symbol.hasInstance](value: unknown): value is Replay {
    return value instanceof Error && value.name === "Replay";
  }
}

const PATTERN = /^[A-Za-z0-9_-]{16,128}$/;

/** Checks the header's form. Throws 400. */
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

/** Objects with their keys in order, so that equal bodies have one fingerprint. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** The key's row is written in the effect's own transaction: a crash leaves both or neither (promises.md). */
export const startIdempotency = () =>
  onTransaction("idempotency", { begin: claim, answered: remember });

async function claim(tx: Database): Promise<void> {
  const wanted = currentRequest()?.idempotency;
  if (!wanted) return;
  await tx.execute(sql`select set_config('lock_timeout', '3s', true)`);
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
      if (pgCode(error) === "55P03") throw inProgress();
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

async function remember(tx: Database, answer: unknown): Promise<void> {
  const wanted = currentRequest()?.idempotency;
  if (wanted)
    await tx
      .update(idempotencyKeys)
      .set({ status: wanted.status, body: answer })
      .where(keyIs(wanted.userId, wanted.key));
}

/** A refusal is not remembered: the same request may succeed later. */
export async function forgetUnanswered(): Promise<void> {
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

/** The scope of a request that ended without its answer (a crash during a payment), for the job that settles it. */
export async function resumeIdempotency(
  userId: string,
  key: string,
): Promise<RequestScope["idempotency"]> {
  const [row] = await db().select().from(idempotencyKeys).where(keyIs(userId, key));
  return row && { userId, key, fingerprint: row.fingerprint, claim: row.claim, status: 201 };
}

/** Removes keys after 24 hours. */
export const sweepIdempotencyKeys = () =>
  db()
    .delete(idempotencyKeys)
    .where(sql`${idempotencyKeys.created_at} < ${new Date(clock.ms() - 86_400_000).toISOString()}`);

const keyIs = (userId: string, key: string) =>
  and(eq(idempotencyKeys.user_id, userId), eq(idempotencyKeys.key, key));
const inProgress = () =>
  new AppError({
    ...errors.conflict("idempotency_in_progress", "The same request is still being worked on.")
      .problem,
    retryAfterSeconds: 1,
  });
