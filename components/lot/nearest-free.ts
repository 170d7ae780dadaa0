import type { Slot } from "@/lib/domain/lot/schema";

/** Walking past a row takes longer than past a slot, to another level much longer. */
const ROW_STEPS = 3;
const LEVEL_STEPS = 1000;

const stepsBetween = (a: Slot, b: Slot): number =>
  (a.level === b.level ? 0 : LEVEL_STEPS) +
  Math.abs(a.row - b.row) * ROW_STEPS +
  Math.abs(a.position - b.position);

/** Free slots for the same vehicle, the nearest first; those for few people last unless wanted. */
export function nearestFree(slots: readonly Slot[], wanted: Slot, limit: number): Slot[] {
  const isSpecial = (slot: Slot) =>
    Number(slot.accessible && !wanted.accessible) + Number(slot.ev && !wanted.ev);
  return slots
    .filter((slot) => slot.state === "available" && slot.vehicle_type === wanted.vehicle_type)
    .toSorted(
      (a, b) => isSpecial(a) - isSpecial(b) || stepsBetween(a, wanted) - stepsBetween(b, wanted),
    )
    .slice(0, limit);
}
