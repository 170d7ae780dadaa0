"use client";
import { clsx } from "clsx";
import { KindIcon, kindNames } from "./kind-icon";
import { countsOf, slotKinds, type PlanSlot, type SlotKind } from "./plan";

/** How many of the selected slots are of each kind; a press makes all of them so. */
export function KindFields({
  slots,
  onChoose,
}: {
  slots: readonly PlanSlot[];
  onChoose: (kind: SlotKind) => void;
}) {
  const counts = countsOf(slots);
  const isMixed = Object.values(counts).filter(Boolean).length > 1;
  return (
    <div role="group" aria-labelledby="slot-kind" className="grid gap-2">
      <p className="flex justify-between text-sm">
        <span id="slot-kind" className="font-[620]">
          Kind
        </span>
        <span className="text-muted">{isMixed && "Mixed"}</span>
      </p>
      <div className="grid grid-cols-2 gap-2">
        {slotKinds.map((kind) => {
          const count = counts[kind];
          return (
            <button
              key={kind}
              type="button"
              aria-pressed={count > 0 && (count === slots.length || "mixed")}
              onClick={() => onChoose(kind)}
              className={clsx(
                "flex h-11 items-center gap-1.5 rounded-control border px-2 text-[13px]",
                "font-[560] transition-colors",
                count > 0 ? "border-ink bg-sunk" : "border-line-strong hover:bg-sunk",
              )}
            >
              <KindIcon kind={kind} size={17} />
              <span className="truncate">{kindNames[kind]}</span>
              <span className="ml-auto tabular-nums">{count}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
