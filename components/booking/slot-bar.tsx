"use client";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { slotTraits } from "@/components/lot/slot-label";
import type { Slot } from "@/lib/domain/lot/schema";

const bar = clsx(
  "fixed inset-x-0 bottom-0 z-35 border-t border-line bg-card px-5 pt-4",
  "pb-[max(20px,env(safe-area-inset-bottom))]",
  "lg:static lg:z-0 lg:rounded-card lg:border lg:p-5 lg:shadow-card",
);

const BAR_ID = "selected-slot";

/** Leads the keyboard from the plan to the bar, which stands before the plan in the page. */
export const ToSlotBar = () => (
  <button
    type="button"
    onClick={() => document.getElementById(BAR_ID)?.focus()}
    className={clsx(
      "sr-only focus:not-sr-only focus:mx-4 focus:mt-2 focus:rounded-control",
      "focus:px-2 focus:py-1.5 focus:text-sm focus:font-[560] focus:underline",
    )}
  >
    Continue with the selected slot
  </button>
);

/** What concerns the selected slot: at the bottom of a phone, beside the plan elsewhere. */
export function SlotBar({ children }: { children: ReactNode }) {
  return (
    <section id={BAR_ID} tabIndex={-1} aria-label="Selected slot" data-keep-clear className={bar}>
      <div className="mx-auto grid max-w-[620px] gap-4">{children}</div>
    </section>
  );
}

interface SlotHeadingProps {
  slot: Slot;
  /** Null while it is loading. */
  price: string | null;
  children?: ReactNode;
}

/** The slot with what it has, and its price. */
export function SlotHeading({ slot, price, children }: SlotHeadingProps) {
  return (
    <div className="flex items-center justify-between gap-4">
      <div className="min-w-0">
        <p className="truncate text-[16px]">
          <span className="font-[640]">Slot {slot.code}</span>
          <span className="text-muted"> · {slotTraits(slot)}</span>
        </p>
        <p className="mt-0.5 flex min-h-5 flex-wrap gap-x-1.5 text-sm text-muted">{children}</p>
      </div>
      <p className="shrink-0 text-[22px] font-[640] tracking-[-0.02em]">{price ?? "…"}</p>
    </div>
  );
}
