import { inArray, lte, or, isNotNull } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { sessions } from "@/lib/domain/user/table";
import { MINUTES_AFTER_SIGN_IN } from "../rules";
import { pushSubscriptions } from "../table";

/** Deletes the subscriptions that get nothing any more (read/live-subscriptions.ts). */
export async function sweepPushSubscriptions(): Promise<void> {
  const ended = db()
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      or(
        isNotNull(sessions.revoked_at),
        lte(sessions.expires_at, clock.inMinutes(-MINUTES_AFTER_SIGN_IN)),
      ),
    );
  await db().delete(pushSubscriptions).where(inArray(pushSubscriptions.session_id, ended));
}
