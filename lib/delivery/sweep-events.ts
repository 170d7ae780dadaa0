import { and, asc, inArray, isNotNull, lt } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { DAY_MS } from "@/lib/core/duration";
import { firstIdAt } from "@/lib/core/id";
import { events } from "@/lib/event/table";

const BATCH_SIZE = 500;
const KEEP_DAYS = 30;

/**
 * Deletes events that were dispatched and are older than 30 days; their notifications stay. Those
 * that could not be dispatched are kept. Finds them by the primary key, because an index on the
 * time would make every event dearer. Returns how many were deleted.
 */
export async function sweepEvents(): Promise<number> {
  const before = firstIdAt(clock.ms() - KEEP_DAYS * DAY_MS);
  const old = db()
    .select({ id: events.id })
    .from(events)
    .where(and(lt(events.id, before), isNotNull(events.dispatched_at)))
    .orderBy(asc(events.id))
    .limit(BATCH_SIZE)
    .for("update", { skipLocked: true });
  const deleted = await db().delete(events).where(inArray(events.id, old)).returning({
    id: events.id,
  });
  return deleted.length;
}
