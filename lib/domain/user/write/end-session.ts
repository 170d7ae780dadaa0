import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { sessions } from "../table";
import { revokeSessions } from "./revoke-sessions";

/**
 * Signs out one of the actor's devices and closes its sockets. Throws 404 for a session that has
 * ended or is another person's.
 */
export async function endSession(actor: Actor, id: string): Promise<void> {
  const [own] = await db()
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.user_id, actor.id), isNull(sessions.revoked_at)));
  if (!own) throw errors.notFound();
  await revokeSessions(actor.id, { only: id });
}
