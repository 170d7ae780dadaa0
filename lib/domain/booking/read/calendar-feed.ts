import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { calendarFeeds } from "../table";

/** Since when the actor has a calendar address; the address itself is not stored. */
export async function getCalendarFeed(actor: Actor) {
  const [feed] = await db()
    .select({ created_at: calendarFeeds.created_at })
    .from(calendarFeeds)
    .where(eq(calendarFeeds.user_id, actor.id));
  return { created_at: feed?.created_at.toISOString() ?? null };
}
