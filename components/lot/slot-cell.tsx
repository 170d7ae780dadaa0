"use client";
import { clsx } from "clsx";
import { Accessibility, Zap } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { Slot } from "@/lib/domain/lot/schema";
import { Car } from "./car";
import { lookOf, type SlotLook } from "./slot-label";

/** Each state differs in fill and pattern, so that none depends on colour alone. */
export const slotFill: Record<SlotLook, string> = {
  available: "bg-free text-ink",
  held: clsx(
    "bg-free text-on-taken bg-size-[7px_7px]",
    "bg-[radial-gradient(var(--hatch)_1.3px,transparent_1.5px)]",
  ),
  booked: "bg-taken text-on-taken",
  occupied: "bg-taken text-on-taken",
  maintenance: clsx(
    "bg-asphalt text-on-taken",
    "bg-[repeating-linear-gradient(-45deg,var(--hatch)_0_3px,transparent_3px_8px)]",
  ),
  mine: "bg-paint text-paint-ink",
  selected: "bg-paint text-paint-ink ring-2 ring-ink ring-inset",
};

interface SlotCellProps {
  slot: Slot;
  name: string;
  faces: "down" | "up";
  first: boolean;
  selected: boolean;
  selectable: boolean;
  tabbable: boolean;
  onPress: (() => void) | undefined;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One slot: lines on its sides and at its end, open towards the lane. */
export function SlotCell({
  slot,
  name,
  faces,
  first,
  selected,
  selectable,
  tabbable,
  onPress,
  onFocus,
  onKeyDown,
}: SlotCellProps) {
  // A selected slot that another driver has taken is drawn as taken.
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
      aria-disabled={!onPress}
      tabIndex={tabbable ? 0 : -1}
      onClick={onPress}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className={clsx(
        "relative flex h-[78px] min-w-0 items-center justify-between border-stripe pb-1.5",
        "transition-colors duration-200 sm:h-[84px]",
        "border-r-[3px] focus-visible:z-10 focus-visible:outline-offset-[-3px]",
        first && "border-l-[3px]",
        faces === "down"
          ? "flex-col border-t-[3px] pt-2.5"
          : "flex-col-reverse border-b-[3px] pt-1.5 pb-2.5",
        slotFill[look],
        selectable && !yours && "hover:brightness-95 dark:hover:brightness-125",
        !onPress && "cursor-default!",
      )}
    >
      <span className="flex min-h-0 w-full flex-1 items-center justify-center">
        <Content slot={slot} mine={yours} flipped={faces === "up"} />
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

/** A car where one stands or will stand, else icons for what the slot has. */
function Content({ slot, mine, flipped }: { slot: Slot; mine: boolean; flipped: boolean }) {
  if (slot.state === "occupied" || mine) return <Car mine={mine} flipped={flipped} />;
  return (
    <span className="flex flex-col items-center gap-1 text-muted">
      {slot.ev && <Zap size={14} strokeWidth={2.2} aria-hidden />}
      {slot.accessible && <Accessibility size={14} strokeWidth={2.2} aria-hidden />}
    </span>
  );
}
