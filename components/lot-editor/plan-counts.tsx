import { Wrench } from "lucide-react";
import { KindIcon } from "./kind-icon";
import { countsOf, slotKinds, type PlanSlot, type SlotKind } from "./plan";

const words: Record<SlotKind, string> = {
  car: "car",
  ev: "EV",
  accessible: "accessible",
  motorcycle: "motorcycle",
};

/** How many slots of each kind the lot has, and how many are closed. */
export function PlanCounts({ slots, closed }: { slots: readonly PlanSlot[]; closed: number }) {
  const counts = countsOf(slots);
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm text-muted">
      {slotKinds.map((kind) => {
        const count = counts[kind];
        return (
          count > 0 && (
            <li key={kind} className="flex items-center gap-1.5">
              <KindIcon kind={kind} size={16} />
              <b className="font-[640] text-ink tabular-nums">{count}</b> {words[kind]}
            </li>
          )
        );
      })}
      {closed > 0 && (
        <li className="flex items-center gap-1.5">
          <Wrench size={15} aria-hidden />
          <b className="font-[640] text-ink tabular-nums">{closed}</b> closed
        </li>
      )}
      <li className="ml-auto tabular-nums">
        {slots.length} {slots.length === 1 ? "slot" : "slots"}
      </li>
    </ul>
  );
}
