import { clsx } from "clsx";
import type { Slot } from "@/lib/domain/lot/schema";
import { slotFill } from "./slot-cell";
import { lookOf, type SlotLook } from "./slot-label";

const names: readonly (readonly [SlotLook, string])[] = [
  ["available", "free"],
  ["selected", "your choice"],
  ["mine", "yours"],
  ["held", "held"],
  ["booked", "booked"],
  ["occupied", "occupied"],
  ["maintenance", "closed"],
];

/** The meaning of each fill, with the number of slots. */
export function SlotLegend({
  slots,
  selectedId,
}: {
  slots: readonly Slot[];
  selectedId: string | null;
}) {
  const looks = slots.map((slot) => lookOf(slot, slot.id === selectedId));
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1.5 px-1 pt-3 text-sm text-muted">
      {names
        .map(([look, name]) => ({ look, name, count: looks.filter((one) => one === look).length }))
        .filter(({ look, count }) => count > 0 || look === "available")
        .map(({ look, name, count }) => (
          <li key={look} className="flex items-center gap-1.5">
            <span
              className={clsx(
                "relative size-3.5 overflow-hidden rounded-[4px] border border-stripe",
                slotFill[look],
              )}
              aria-hidden="true"
            >
              {look === "occupied" && (
                <span className="absolute inset-x-[3px] inset-y-[2px] rounded-[2px] bg-muted" />
              )}
            </span>
            {look === "mine" || look === "selected" ? name : `${count} ${name}`}
          </li>
        ))}
    </ul>
  );
}
