import { and, eq, gt, inArray, isNotNull } from "drizzle-orm";
import { clock } from "../clock";
import { db } from "../db";
import { earliest, isDue } from "../due";
import { HOUR_MS, MINUTE_MS } from "../duration";
import { newId } from "../id";
import { log } from "../log";
import { fileStore } from "./store";
import { storedFiles } from "./table";

/** How long a file may wait for the transaction that keeps it. */
const WAIT_MS = HOUR_MS;
const RETRY_MS = 5 * MINUTE_MS;
const BATCH_SIZE = 100;

/**
 * Puts a file into the store. Returns its id. It is removed after an hour, unless a transaction
 * keeps it (`keepFiles`): what failed leaves nothing behind. Call it outside of a transaction.
 */
export async function storeFile(bytes: Uint8Array): Promise<string> {
  const id = newId();
  await db()
    .insert(storedFiles)
    .values({ id, remove_at: new Date(clock.ms() + WAIT_MS) });
  await fileStore().put(id, bytes);
  return id;
}

/** Keeps files that were stored a moment ago. Call it in the transaction that refers to them. */
export async function keepFiles(ids: readonly string[]): Promise<void> {
  const kept = await db()
    .update(storedFiles)
    .set({ remove_at: null })
    .where(
      and(
        inArray(storedFiles.id, [...ids]),
        gt(storedFiles.created_at, new Date(clock.ms() - WAIT_MS)),
      ),
    )
    .returning({ id: storedFiles.id });
  if (kept.length < ids.length) throw new Error("A file was stored too long ago to be kept.");
}

/** Has files removed after the commit. Call it in the transaction that no longer needs them. */
export const dropFiles = (ids: readonly string[]) =>
  db()
    .update(storedFiles)
    .set({ remove_at: clock.now() })
    .where(inArray(storedFiles.id, [...ids]));

const waiting = { at: storedFiles.remove_at, where: isNotNull(storedFiles.remove_at) };

export const nextRemoval = () => earliest(waiting);

/** Removes files that nobody needs. One that fails is tried again. Returns how many were due. */
export async function removeFiles(): Promise<number> {
  const due = await db()
    .update(storedFiles)
    .set({ remove_at: new Date(clock.ms() + RETRY_MS) })
    .where(
      inArray(
        storedFiles.id,
        db()
          .select({ id: storedFiles.id })
          .from(storedFiles)
          .where(isDue(waiting))
          .limit(BATCH_SIZE)
          .for("update", { skipLocked: true }),
      ),
    )
    .returning({ id: storedFiles.id });
  for (const { id } of due)
    await removeFile(id).catch((error: unknown) =>
      log().error({ err: error, file: id }, "removing a file failed; it will be tried again"),
    );
  return due.length;
}

/** Its row goes last, so that after a crash the file is removed again. */
async function removeFile(id: string): Promise<void> {
  await fileStore().remove(id);
  await db().delete(storedFiles).where(eq(storedFiles.id, id));
}
