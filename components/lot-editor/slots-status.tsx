"use client";
import { Button } from "@/components/ui/button";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import type { useClosing } from "./use-closing";

interface SlotsStatusProps {
  /** Undefined for a new slot until it is saved. */
  slots: readonly (Slot | undefined)[];
  /** What they are together: a whole row, or some slots of one. */
  name: "row" | "slots";
  lot: Lot;
  closing: ReturnType<typeof useClosing>;
}

/** How many of the selected slots are open; closes those that are, all at once. */
export function SlotsStatus({ slots, name, lot, closing }: SlotsStatusProps) {
  const saved = slots.flatMap((slot) => slot ?? []);
  const open = saved.filter(({ state }) => state !== "maintenance");
  const closed = saved.length - open.length;
  const range = `${open[0]?.code} to ${open.at(-1)?.code}`;
  if (saved.length < slots.length) return <p className="text-sm text-muted">Saving the slots …</p>;
  return (
    <div className="grid gap-2">
      <p className="flex justify-between gap-3 text-sm">
        <span className="font-[620]">Status</span>
        <span className="text-muted">
          {open.length} open{closed > 0 && `, ${closed} closed`}
        </span>
      </p>
      {open.length > 0 && (
        <Button
          variant="secondary"
          size="small"
          wide
          pending={closing.pending && !closing.open}
          onClick={() =>
            closing.start({
              kind: "slots",
              lot: lot.id,
              ids: open.map(({ id }) => id),
              name: open.length === 1 ? `slot ${open[0]!.code}` : `slots ${range}`,
            })
          }
        >
          Close {name}
        </Button>
      )}
    </div>
  );
}
