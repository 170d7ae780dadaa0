import { formatMoment } from "@/components/ui/format";
import { vehicleNames } from "@/components/vehicle/vehicle-names";
import type { Slot } from "@/lib/domain/lot/schema";

/** How a slot is drawn: by its state, or as the driver's own or selected slot. */
export type SlotLook =
  "available" | "held" | "booked" | "occupied" | "maintenance" | "mine" | "selected";

export function lookOf({ state, mine }: Pick<Slot, "state" | "mine">, selected: boolean): SlotLook {
  if (selected) return "selected";
  return mine && state !== "available" ? "mine" : state;
}

const stateNames: Record<Slot["state"], string> = {
  available: "free",
  held: "held",
  booked: "booked",
  occupied: "occupied",
  maintenance: "closed",
};

const traitsOf = (slot: Slot) => [
  slot.covered && "covered",
  slot.accessible && "accessible",
  slot.ev && "EV charger",
];

/** "car, covered, EV charger" */
export const slotTraits = (slot: Slot) =>
  [vehicleNames[slot.vehicle_type], ...traitsOf(slot)].filter(Boolean).join(", ");

interface LabelOptions {
  timeZone: string;
  /** Whoever reads the label: the zone is named where it differs. */
  readerZone: string;
  /** In a lot with several levels. */
  withLevel?: boolean;
}

/** The label for screen readers: "Slot A-12, EV charger, free until 14:30". */
export function slotLabel(
  slot: Slot,
  { timeZone, readerZone, withLevel = false }: LabelOptions,
): string {
  const state = stateText(slot);
  return [
    `Slot ${slot.code}`,
    withLevel && `level ${slot.level}`,
    slot.vehicle_type !== "car" && vehicleNames[slot.vehicle_type],
    ...traitsOf(slot),
    slot.until ? `${state} until ${formatMoment(slot.until, timeZone, readerZone)}` : state,
  ]
    .filter(Boolean)
    .join(", ");
}

function stateText({ state, mine }: Slot): string {
  if (!mine || state === "available") return stateNames[state];
  return state === "held" ? "held for you" : `${stateNames[state]} by you`;
}
