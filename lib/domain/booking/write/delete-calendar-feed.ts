import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { calendarFeeds } from "../table";

/** Stops the actor's calendar address. Nothing happens without one. */
export async function deleteCalendarFeed(actor: Actor): Promise<void> {
  await db().delete(calendarFeeds).where(eq(calendarFeeds.user_id, actor.id));
}
