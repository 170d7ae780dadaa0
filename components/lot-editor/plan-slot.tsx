"use client";
import { clsx } from "clsx";
import { Wrench } from "lucide-react";
import type { KeyboardEvent } from "react";
import { KindIcon, kindNames } from "./kind-icon";
import { kindOf, type PlanSlot } from "./plan";

interface PlanSlotCellProps {
  slot: PlanSlot;
  isClosed: boolean;
  isSelected: boolean;
  faces: "down" | "up";
  tabbable: boolean;
  onSelect: (extend: boolean) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const hatched =
  "bg-[repeating-linear-gradient(-45deg,var(--hatch)_0_3px,transparent_3px_8px)] text-on-taken";

/** One slot of the plan: its kind by icon and size, closed at the side away from the lane. */
export function PlanSlotCell({
  slot,
  isClosed,
  isSelected,
  faces,
  tabbable,
  onSelect,
  onFocus,
  onKeyDown,
}: PlanSlotCellProps) {
  const kind = kindOf(slot);
  const name = [
    `Slot ${slot.code}`,
    kindNames[kind],
    slot.covered && "covered",
    isClosed && "closed",
  ]
    .filter(Boolean)
    .join(", ");
  return (
    <button
      type="button"
      role="gridcell"
      aria-label={name}
      aria-selected={isSelected}
      data-slot={slot.key}
      data-testid={`plan-${slot.code}`}
      tabIndex={tabbable ? 0 : -1}
      onClick={(event) => onSelect(event.shiftKey)}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className={clsx(
        "flex shrink-0 items-center justify-between border-x-[1.5px] border-stripe px-0.5",
        "max-lg:scroll-mb-[calc(50dvh+24px)] max-lg:scroll-mt-24",
        "transition-colors focus-visible:z-10 focus-visible:outline-offset-[-3px]",
        kind === "motorcycle" ? "h-16 w-[43px] sm:w-10" : "h-[82px] w-[43px] sm:w-[49px]",
        faces === "down"
          ? "flex-col border-t-[3px] pt-3 pb-1.5"
          : "flex-col-reverse border-b-[3px] pt-1.5 pb-3",
        fillOf(isSelected, isClosed),
      )}
    >
      <span className="flex flex-1 items-center text-muted">
        {isClosed ? (
          <span className="rounded-[5px] bg-card p-0.5 text-ink">
            <Wrench size={15} aria-hidden />
          </span>
        ) : (
          kind !== "car" && <KindIcon kind={kind} size={16} />
        )}
      </span>
      <span
        className={clsx(
          "max-w-full truncate rounded-[4px] font-mono text-[11.5px] leading-[14px] font-[640]",
          isClosed && "bg-card px-0.5 text-ink",
        )}
      >
        {slot.code}
      </span>
    </button>
  );
}

function fillOf(isSelected: boolean, isClosed: boolean): string {
  if (isClosed) return clsx(hatched, isSelected ? "bg-paint-soft" : "bg-asphalt");
  return isSelected ? "bg-paint-soft text-ink" : "bg-free text-ink hover:brightness-95";
}
