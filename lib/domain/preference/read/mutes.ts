import { and, asc, count, eq, gt, isNull, or } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { listPage, type PageRequest } from "@/lib/http/page";
import type { Mute } from "../schema";
import { mutes } from "../table";

/** The mutes of a person that have not run out, oldest first. */
export const listMutes = (userId: string, query: PageRequest) =>
  listPage(query, async (limit, offset) => {
    const isActive = or(isNull(mutes.until), gt(mutes.until, clock.now()));
    const where = and(eq(mutes.user_id, userId), isActive);
    const found = await db()
      .select()
      .from(mutes)
      .where(where)
      .orderBy(asc(mutes.created_at))
      .limit(limit)
      .offset(offset);
    return {
      count: (await db().select({ n: count() }).from(mutes).where(where))[0]!.n,
      rows: found.map(toMute),
    };
  });

export const toMute = (row: typeof mutes.$inferSelect): Mute => ({
  scope: row.scope,
  id: row.target_id,
  name: row.name,
  until: row.until?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
});
