import { formatMoment } from "@/components/ui/format";
import { vehicleNames } from "@/components/vehicle/vehicle-names";
import type { Slot } from "@/lib/domain/lot/schema";

/** How a slot looks: its state, or whose it is. */
export type SlotLook =
  "available" | "held" | "booked" | "occupied" | "maintenance" | "mine" | "selected";

export const lookOf = (slot: Slot, selected: boolean): SlotLook =>
  selected ? "selected" : slot.mine && slot.state !== "available" ? "mine" : slot.state;

const states: Record<Slot["state"], string> = {
  available: "free",
  held: "held for somebody",
  booked: "booked",
  occupied: "occupied",
  maintenance: "closed",
};

/** "car, covered, EV charger" */
export const slotTraits = (slot: Slot) =>
  [
    vehicleNames[slot.vehicle_type],
    slot.covered && "covered",
    slot.accessible && "accessible",
    slot.ev && "EV charger",
  ]
    .filter(Boolean)
    .join(", ");

/** The slot's spoken name: "Slot A-12, EV charger, free until 14:30". */
export function slotLabel(slot: Slot, timeZone: string, levels: boolean): string {
  const state =
    !slot.mine || slot.state === "available"
      ? states[slot.state]
      : slot.state === "held"
        ? "held for you"
        : `yours, ${states[slot.state]}`;
  return [
    `Slot ${slot.code}`,
    levels && `level ${slot.level}`,
    slot.vehicle_type !== "car" && vehicleNames[slot.vehicle_type],
    slot.covered && "covered",
    slot.accessible && "accessible",
    slot.ev && "EV charger",
    slot.until ? `${state} until ${formatMoment(slot.until, timeZone)}` : state,
  ]
    .filter(Boolean)
    .join(", ");
}
