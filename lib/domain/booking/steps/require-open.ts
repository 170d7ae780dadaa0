import { errors } from "@/lib/core/errors";
import type { LotRow, SlotRow } from "@/lib/domain/lot/read";

/** Throws 409 `lot_closed` or `slot_closed` unless the lot and the slot take bookings. */
export function requireOpen(lot: LotRow, slot: SlotRow | null): void {
  if (lot.status !== "active")
    throw errors.conflict("lot_closed", `${lot.name} is not open for bookings.`);
  if (slot?.status === "maintenance")
    throw errors.conflict("slot_closed", `Slot ${slot.code} is closed for maintenance.`);
}
