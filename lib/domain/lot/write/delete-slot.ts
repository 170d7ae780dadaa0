import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { hint, transaction } from "@/lib/core/db";
import { loadKeptLot, loadSlot } from "../read";
import { slots } from "../table";
import { requireNoLiveBookings, type FindLiveBookings } from "./live-bookings";

/** Removes a slot. Throws 404 in another owner's lot, 409 `live_bookings` while bookings occupy it. */
export const deleteSlot = (
  actor: Actor,
  id: string,
  findLiveBookings: FindLiveBookings,
): Promise<void> =>
  transaction(async (tx) => {
    const slot = await loadSlot(id);
    await loadKeptLot(actor, slot.lot_id);
    await requireNoLiveBookings(findLiveBookings, { slot: id });
    await tx
      .update(slots)
      // The code is free again for a new slot.
      .set({ deleted_at: clock.now(), code: `${slot.code}~${slot.id}` })
      .where(eq(slots.id, id));
    hint("lots", slot.lot_id);
  });
