import { and, desc, eq, notInArray } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { errors } from "@/lib/core/errors";
import { isCurvePoint } from "@/lib/core/p256";
import { getPushKey } from "../read/push-key";
import { isPushEndpoint, MAX_SUBSCRIPTIONS } from "../rules";
import type { PushSubscriptionInput } from "../schema";
import { pushSubscriptions } from "../table";

/**
 * Sends the actor's pushes to this browser from now on, and nobody else's. It ends when the session
 * of the request is signed out, or a month after it has run out. Throws 400 for an address that is
 * none of a push service (docs/security.md S19) and for a key that nothing can be encrypted for,
 * 404 where this server cannot push.
 */
export async function subscribe(
  actor: Actor,
  { endpoint, keys }: PushSubscriptionInput,
  device: string,
) {
  const { public_key: vapid_key } = getPushKey();
  if (!isPushEndpoint(endpoint, env().PUSH_TEST_ORIGIN))
    throw errors.invalid({ endpoint: ["This is no address of a known push service."] });
  if (!isCurvePoint(keys.p256dh)) throw errors.invalid({ keys: ["This is no key of P-256."] });
  const row = {
    user_id: actor.id,
    session_id: actor.session_id,
    ...keys,
    vapid_key,
    device: device.slice(0, 200),
    created_at: clock.now(),
  };
  return transaction(async (tx) => {
    const [stored] = await tx
      .insert(pushSubscriptions)
      .values({ endpoint, ...row })
      .onConflictDoUpdate({
        target: pushSubscriptions.endpoint,
        set: { ...row, last_success_at: null },
      })
      .returning();
    const own = eq(pushSubscriptions.user_id, actor.id);
    const newest = tx
      .select({ id: pushSubscriptions.id })
      .from(pushSubscriptions)
      .where(own)
      .orderBy(desc(pushSubscriptions.created_at), desc(pushSubscriptions.id))
      .limit(MAX_SUBSCRIPTIONS);
    await tx.delete(pushSubscriptions).where(and(own, notInArray(pushSubscriptions.id, newest)));
    const { id, created_at } = stored!;
    return { id, device: row.device, created_at: created_at.toISOString() };
  });
}
