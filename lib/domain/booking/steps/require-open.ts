import { errors } from "@/lib/core/errors";
import type { LotRow, SlotRow } from "@/lib/domain/lot/read";
import { openingRefusal } from "../rules/opening";

/** Throws 409 `lot_closed` or `slot_closed` unless the lot and the slot take bookings. */
export function requireOpen(lot: LotRow, slot: SlotRow | null): void {
  if (lot.status !== "active")
    throw errors.conflict("lot_closed", `${lot.name} is not open for bookings.`);
  if (slot?.status === "maintenance")
    throw errors.conflict("slot_closed", `Slot ${slot.code} is closed for maintenance.`);
}

/** Throws 422 `outside_hours` when the stay begins or ends while the lot is closed. */
export function requireOpenDuring(
  lot: Pick<LotRow, "opening_hours" | "timezone">,
  stay: { start: Date; end: Date },
): void {
  const closed = openingRefusal(lot, stay);
  if (closed) throw errors.refused(closed.code, closed.detail);
}
