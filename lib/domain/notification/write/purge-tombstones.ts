import { asc, eq, inArray, lt, sql } from "drizzle-orm";
import { clock } from "@/lib/core/clock";
import { transaction, type Database } from "@/lib/core/db";
import { DAY_MS } from "@/lib/core/duration";
import { groupBy } from "@/lib/core/group";
import { feeds, notifications as n } from "../table";

const BATCH_SIZE = 200;
const KEEP_DAYS = 30;

/**
 * Removes rows that were deleted 30 days ago. The floor of each recipient's feed rises to the
 * newest removed row: a device that is further behind has to fetch its list again. Returns how many
 * rows were removed.
 */
export const purgeTombstones = (): Promise<number> =>
  transaction(async (tx) => {
    const old = tx
      .select({ id: n.id })
      .from(n)
      .where(lt(n.deleted_at, new Date(clock.ms() - KEEP_DAYS * DAY_MS)))
      .orderBy(asc(n.deleted_at))
      .limit(BATCH_SIZE)
      .for("update", { skipLocked: true });
    const purged = await tx
      .delete(n)
      .where(inArray(n.id, old))
      .returning({ recipient: n.recipient_id, seq: n.seq });
    const seqs = groupBy(purged, (row) => row.recipient);
    // Always in the same order, so that two runs cannot deadlock.
    for (const recipient of [...seqs.keys()].sort())
      await raiseFloor(tx, recipient, Math.max(...seqs.get(recipient)!.map((row) => row.seq)));
    return purged.length;
  });

const raiseFloor = (tx: Database, userId: string, seq: number) =>
  tx
    .update(feeds)
    .set({ floor: sql`greatest(${feeds.floor}, ${seq})` })
    .where(eq(feeds.user_id, userId));
