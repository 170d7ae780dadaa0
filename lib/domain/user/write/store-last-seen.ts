import { clock } from "@/lib/core/clock";
import { anyOf, db, listOf } from "@/lib/core/db";
import { singleton } from "@/lib/core/singleton";
import { sessions } from "../table";

const seen = singleton("user.seen-sessions", () => new Set<string>());

/** Notes that a session was used; `storeLastSeen` stores it later, so that no request waits. */
export const noteSeen = (sessionId: string): void => void seen.add(sessionId);

/** Stores the time of the sessions that were used since the last call. */
export async function storeLastSeen(): Promise<void> {
  const ids = [...seen];
  seen.clear();
  if (ids.length)
    await db()
      .update(sessions)
      .set({ last_seen_at: clock.now() })
      .where(anyOf(sessions.id, listOf(ids)));
}
