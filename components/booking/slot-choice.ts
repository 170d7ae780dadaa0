import type { BookingStatus } from "@/lib/domain/booking/schema";
import type { Slot } from "@/lib/domain/lot/schema";

/** What the selected slot is to this driver during the stay. */
export type SlotChoice = "free" | "held" | "booked" | "taken";

interface Circumstances {
  /** Status of the driver's own booking of the slot, once it is loaded. */
  ownStatus: BookingStatus | undefined;
  /** The quote found other bookings during the stay. */
  hasConflicts: boolean;
}

/** A driver can select free slots, and the slot that is held for them. */
export const canSelect = (slot: Pick<Slot, "state" | "mine">) =>
  slot.state === "available" || (slot.state === "held" && slot.mine);

/** The slot plan also calls unpaid and requested bookings "held"; only a hold can be paid. */
export function slotChoiceOf(
  slot: Pick<Slot, "state" | "mine">,
  { ownStatus = "held", hasConflicts }: Circumstances,
): SlotChoice {
  if (slot.mine && slot.state !== "available")
    return slot.state === "held" && ownStatus === "held" ? "held" : "booked";
  return slot.state === "available" && !hasConflicts ? "free" : "taken";
}
