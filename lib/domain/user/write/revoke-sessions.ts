import { and, eq, isNull, ne } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db, hint } from "@/lib/core/db";
import { sessions } from "../table";

/**
 * Revokes a person's sessions: all, all `except` the one with this id, or `only` that one. The hint
 * makes every node forget the sessions that it has cached, and close their sockets.
 */
export async function revokeSessions(
  userId: string,
  which: { except?: string; only?: string } = {},
): Promise<void> {
  await db()
    .update(sessions)
    .set({ revoked_at: clock.now() })
    .where(
      and(
        eq(sessions.user_id, userId),
        isNull(sessions.revoked_at),
        which.except ? ne(sessions.id, which.except) : undefined,
        which.only ? eq(sessions.id, which.only) : undefined,
      ),
    );
  hint("revoked", userId);
}
