"use client";
import { clsx } from "clsx";
import { Accessibility, Zap } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { Slot } from "@/lib/domain/lot/schema";
import { Car } from "./car";
import { lookOf, type SlotLook } from "./slot-label";

/** Each state has its own fill and pattern, so that none rests on colour alone. */
export const slotFill: Record<SlotLook, string> = {
  available: "bg-free text-ink",
  held: "bg-free text-on-taken bg-[radial-gradient(var(--hatch)_1.3px,transparent_1.5px)] bg-size-[7px_7px]",
  booked: "bg-taken text-on-taken",
  occupied: "bg-taken text-on-taken",
  maintenance:
    "bg-asphalt text-on-taken bg-[repeating-linear-gradient(-45deg,var(--hatch)_0_3px,transparent_3px_8px)]",
  mine: "bg-paint text-paint-ink",
  selected: "bg-paint text-paint-ink",
};

interface SlotCellProps {
  slot: Slot;
  name: string;
  faces: "down" | "up";
  first: boolean;
  selected: boolean;
  selectable: boolean;
  tabbable: boolean;
  onSelect: () => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One slot: painted lines at its sides and its end, open towards the lane. */
export function SlotCell({
  slot,
  name,
  faces,
  first,
  selected,
  selectable,
  tabbable,
  onSelect,
  onFocus,
  onKeyDown,
}: SlotCellProps) {
  // A chosen slot that somebody else got shows what it became.
  const look = lookOf(slot, selected && selectable);
  const yours = look === "mine" || look === "selected";
  return (
    <button
      type="button"
      role="gridcell"
      data-testid={`slot-${slot.code}`}
      data-state={slot.state}
      data-slot={slot.id}
      aria-label={name}
      title={name}
      aria-selected={selected}
      aria-disabled={!selectable}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => {
        if (selectable) onSelect();
      }}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className={clsx(
        "relative flex h-[78px] min-w-0 items-center justify-between border-stripe pb-1.5 transition-colors duration-200 sm:h-[84px]",
        "border-r-[3px] focus-visible:z-10 focus-visible:outline-offset-[-3px]",
        first && "border-l-[3px]",
        faces === "down"
          ? "flex-col border-t-[3px] pt-2.5"
          : "flex-col-reverse border-b-[3px] pt-1.5 pb-2.5",
        slotFill[look],
        selectable ? !yours && "hover:brightness-95 dark:hover:brightness-125" : "cursor-default!",
      )}
    >
      <span className="flex min-h-0 w-full flex-1 items-center justify-center">
        {slot.state === "occupied" || yours ? (
          <Car mine={yours} flipped={faces === "up"} />
        ) : (
          <Traits slot={slot} />
        )}
      </span>
      <span
        className={clsx(
          "rounded-[4px] px-0.5 font-mono text-[11.5px] leading-[14px] font-[640]",
          (look === "held" && "bg-free") || (look === "maintenance" && "bg-asphalt"),
        )}
      >
        {slot.code}
      </span>
    </button>
  );
}

function Traits({ slot }: { slot: Slot }) {
  return (
    <span className="flex flex-col items-center gap-1 text-muted">
      {slot.ev && <Zap size={14} strokeWidth={2.2} aria-hidden />}
      {slot.accessible && <Accessibility size={14} strokeWidth={2.2} aria-hidden />}
    </span>
  );
}
