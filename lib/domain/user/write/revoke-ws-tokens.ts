import { eq } from "drizzle-orm";
import { db, hint } from "@/lib/core/db";
import { wsTokens } from "../table";

/** Revokes all socket tokens of a person; the hint closes the sockets that they opened. */
export async function revokeWsTokens(userId: string): Promise<void> {
  await db().delete(wsTokens).where(eq(wsTokens.user_id, userId));
  hint("revoked", userId);
}
