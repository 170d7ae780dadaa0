import { inArray } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { audit } from "@/lib/domain/audit/write";
import { lockSlots } from "@/lib/domain/lot/read";
import type { Closing, Slot } from "@/lib/domain/lot/schema";
import { slots } from "@/lib/domain/lot/table";
import { slotsPlace } from "../read/closing";
import { getSlots } from "../read/slots";
import { settleClosing, withRenewedList } from "../steps/settle-closing";

/**
 * Closes slots of a lot and moves, refunds or keeps their bookings, all in one transaction; drivers
 * whose booking changes are notified. Throws 404 for slots of another owner's or of another lot,
 * 409 `live_bookings` with the present list when a booking has no decision or its new slot is
 * taken, 422 `other_kind` for a move to another lot or kind of slot, or to one of these slots.
 */
export async function closeSlots(
  actor: Actor,
  lot: string,
  ids: string[],
  { decisions, reason = "" }: Closing,
): Promise<Slot[]> {
  const place = await slotsPlace(actor, lot, ids);
  return withRenewedList(place, () =>
    transaction(
      async (tx) => {
        const locked = await lockSlots(ids);
        await settleClosing(actor, place, decisions, reason || null);
        await tx.update(slots).set({ status: "maintenance" }).where(inArray(slots.id, ids));
        for (const { id, code, status } of locked) {
          const change = { before: { status }, after: { status: "maintenance" } };
          const where = { lot: place.lotName, slot: code };
          audit(actor, "slot.close", { type: "slot", id }, { ...change, ...where, reason });
        }
        hint("lots", lot);
      },
      () => getSlots(actor, lot, ids),
    ),
  );
}
