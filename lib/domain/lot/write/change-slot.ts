import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { hint, transaction } from "@/lib/core/db";
import { toMinor } from "@/lib/core/money";
import { differences } from "@/lib/domain/audit/rules";
import { audit } from "@/lib/domain/audit/write";
import { loadManagedLot, loadSlot, lockSlots } from "../read";
import type { slotChange } from "../schema";
import { slots } from "../table";
import { requireNoLiveBookings, type FindLiveBookings } from "../steps/live-bookings";
import { requireUniqueCode } from "../steps/require-unique-code";

/**
 * Changes a slot. Returns the id of its lot. Throws 404 for a slot of another owner's lot, 409
 * `duplicate_code`, and 409 `live_bookings` when a slot with live bookings would close.
 */
export const changeSlot = (
  actor: Actor,
  id: string,
  input: z.output<typeof slotChange>,
  findLiveBookings: FindLiveBookings,
): Promise<string> =>
  requireUniqueCode(() =>
    transaction(async (tx) => {
      const slot = await loadSlot(id);
      const lot = await loadManagedLot(actor, slot.lot_id);
      if (input.status === "maintenance") {
        await lockSlots([id]);
        await requireNoLiveBookings(findLiveBookings, { slots: [id] });
      }
      const { hourly_rate, ...fields } = input;
      const change = { ...fields, ...(hourly_rate ? { hourly_rate: toMinor(hourly_rate) } : {}) };
      if (Object.keys(change).length) await tx.update(slots).set(change).where(eq(slots.id, id));
      audit(
        actor,
        "slot.change",
        { type: "slot", id },
        { lot: lot.name, slot: slot.code, ...differences(slot, change) },
      );
      hint("lots", slot.lot_id);
      return slot.lot_id;
    }),
  );
