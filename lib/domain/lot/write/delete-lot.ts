import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { transaction } from "@/lib/core/db";
import { dropFiles } from "@/lib/core/files/lifetime";
import { audit } from "@/lib/domain/audit/write";
import { filesOf, loadManagedLot, lockLot } from "../read";
import { lotPhotos, lots } from "../table";
import { requireNoLiveBookings, type FindLiveBookings } from "../steps/live-bookings";

/**
 * Deletes a lot with its photos. Throws 404 for another owner's lot, 409 `live_bookings` while one
 * occupies it.
 */
export const deleteLot = (
  actor: Actor,
  id: string,
  findLiveBookings: FindLiveBookings,
): Promise<void> =>
  transaction(async (tx) => {
    const { name } = await loadManagedLot(actor, id);
    const [stored] = await lockLot(id);
    await requireNoLiveBookings(findLiveBookings, { lot: id });
    const photos = await tx.delete(lotPhotos).where(eq(lotPhotos.lot_id, id)).returning();
    await dropFiles(photos.flatMap(filesOf));
    await tx.update(lots).set({ deleted_at: clock.now(), status: "closed" }).where(eq(lots.id, id));
    const before = { status: stored!.status, name };
    audit(actor, "lot.delete", { type: "lot", id }, { before });
  });
