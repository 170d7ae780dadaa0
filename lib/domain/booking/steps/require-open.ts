import { errors } from "@/lib/core/errors";
import { storedLotStatus, type LotRow, type SlotRow } from "@/lib/domain/lot/read";
import { openingRefusal } from "../rules/opening";

/** Throws 409 `lot_closed` or `slot_closed` unless the lot and the slot take bookings. */
export function requireOpen(lot: LotRow, slot: SlotRow | null): void {
  if (lot.status !== "active")
    throw errors.conflict("lot_closed", `${lot.name} is not open for bookings.`);
  if (slot?.status === "maintenance")
    throw errors.conflict("slot_closed", `Slot ${slot.code} is closed for maintenance.`);
}

/** As `requireOpen`, but a booked stay may go on while the lot's owner is deactivated. */
export async function requireOpenToStay(lot: LotRow, slot: SlotRow): Promise<void> {
  const isKept = lot.status !== "active" && (await storedLotStatus(lot.id)) === "active";
  requireOpen(isKept ? { ...lot, status: "active" } : lot, slot);
}

/** Throws 422 `outside_hours` when the stay begins or ends while the lot is closed. */
export function requireOpenDuring(
  lot: Pick<LotRow, "opening_hours" | "timezone">,
  stay: { start: Date; end: Date },
): void {
  const closed = openingRefusal(lot, stay);
  if (closed) throw errors.refused(closed.code, closed.detail);
}
