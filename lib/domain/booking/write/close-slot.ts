import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { audit } from "@/lib/domain/audit/write";
import { lockSlots } from "@/lib/domain/lot/read";
import type { Closing, Slot } from "@/lib/domain/lot/schema";
import { slots } from "@/lib/domain/lot/table";
import { slotPlace } from "../read/closing";
import { getSlot } from "../read/slots";
import { settleClosing, withRenewedList } from "../steps/settle-closing";

/**
 * Closes a slot and moves or refunds its bookings, all in one transaction; their drivers are
 * notified. Throws 404 for a slot of another owner's lot, 409
 * `live_bookings` with the present list when a booking has no decision or its new slot is taken,
 * 422 `other_kind` for a move to another lot or kind of slot.
 */
export async function closeSlot(
  actor: Actor,
  id: string,
  { decisions, reason = "" }: Closing,
): Promise<Slot> {
  const place = await slotPlace(actor, id);
  return withRenewedList(place, () =>
    transaction(
      async (tx) => {
        const [slot] = await lockSlots([id]);
        await settleClosing(actor, place, decisions, reason || null);
        await tx.update(slots).set({ status: "maintenance" }).where(eq(slots.id, id));
        const change = { before: { status: slot!.status }, after: { status: "maintenance" } };
        audit(actor, "slot.close", { type: "slot", id }, { ...change, reason });
        hint("lots", place.lot);
      },
      () => getSlot(actor, place.lot, id),
    ),
  );
}
