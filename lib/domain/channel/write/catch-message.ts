import { db } from "@/lib/core/db";
import { caughtMessages, type CaughtMessageRow } from "../table";

export type MessageToCatch = Omit<CaughtMessageRow, "id" | "created_at">;

/** Keeps a message that has no provider, once for each key. Returns null: nobody has named it. */
export async function catchMessage(message: MessageToCatch): Promise<null> {
  await db().insert(caughtMessages).values(message).onConflictDoNothing();
  return null;
}
