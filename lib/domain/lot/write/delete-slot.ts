import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { hint, transaction } from "@/lib/core/db";
import { audit } from "@/lib/domain/audit/write";
import { loadManagedLot, loadSlot, lockSlots } from "../read";
import { byCode } from "../rules";
import { slots } from "../table";
import { requireNoLiveBookings, type FindLiveBookings } from "../steps/live-bookings";

/**
 * Deletes a slot. Throws 404 for a slot of another owner's lot, 409 `live_bookings` while a booking
 * occupies it.
 */
export const deleteSlot = (
  actor: Actor,
  id: string,
  findLiveBookings: FindLiveBookings,
): Promise<void> =>
  transaction(async (tx) => {
    const slot = await loadSlot(id);
    const lot = await loadManagedLot(actor, slot.lot_id);
    await lockSlots([id]);
    await requireNoLiveBookings(findLiveBookings, { slots: [id] });
    await tx
      .update(slots)
      // The row gets another code, so that a new slot may have this one.
      .set({ deleted_at: clock.now(), code: `${slot.code}~${slot.id}` })
      .where(eq(slots.id, id));
    const details = { lot: lot.name, before: byCode([slot]) };
    audit(actor, "slot.delete", { type: "slot", id }, details);
    hint("lots", slot.lot_id);
  });
