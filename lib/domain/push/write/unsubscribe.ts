import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { pushSubscriptions } from "../table";

/** Does nothing for a browser that gets no pushes of the actor. */
export async function unsubscribe(actor: Actor, endpoint: string): Promise<void> {
  await db()
    .delete(pushSubscriptions)
    .where(and(eq(pushSubscriptions.user_id, actor.id), eq(pushSubscriptions.endpoint, endpoint)));
}
