import { inArray } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { pushSubscriptions } from "../table";

export async function noteSuccess(ids: string[]): Promise<void> {
  if (ids.length)
    await db()
      .update(pushSubscriptions)
      .set({ last_success_at: clock.now() })
      .where(inArray(pushSubscriptions.id, ids));
}

export async function dropSubscriptions(ids: string[]): Promise<void> {
  if (ids.length) await db().delete(pushSubscriptions).where(inArray(pushSubscriptions.id, ids));
}
