import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { hashToken, newToken } from "@/lib/core/id";
import { calendarFeeds } from "../table";

/** Makes the actor a new secret calendar address. One made before stops working. */
export async function createCalendarFeed(actor: Actor, origin: string) {
  const secret = newToken();
  const feed = { secret_hash: hashToken(secret), created_at: clock.now() };
  await db()
    .insert(calendarFeeds)
    .values({ user_id: actor.id, ...feed })
    .onConflictDoUpdate({ target: calendarFeeds.user_id, set: feed });
  return {
    url: `${origin}/api/calendar/${secret}.ics`,
    created_at: feed.created_at.toISOString(),
  };
}
