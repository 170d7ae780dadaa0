import { inArray, lte, or, isNotNull } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { sessions } from "@/lib/domain/user/table";
import { pushSubscriptions } from "../table";

/** Deletes the subscriptions whose session has ended; nothing has been sent to them since. */
export async function sweepPushSubscriptions(): Promise<void> {
  const ended = db()
    .select({ id: sessions.id })
    .from(sessions)
    .where(or(isNotNull(sessions.revoked_at), lte(sessions.expires_at, clock.now())));
  await db().delete(pushSubscriptions).where(inArray(pushSubscriptions.session_id, ended));
}
