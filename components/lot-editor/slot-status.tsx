"use client";
import { Button } from "@/components/ui/button";
import { formatMoment } from "@/components/ui/format";
import { useChangeSlot } from "@/hooks/use-lot";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { useSaveStatus } from "./save-state";
import type { useClosing } from "./use-closing";

interface SlotStatusProps {
  /** Undefined until a new slot is saved. */
  slot: Slot | undefined;
  lot: Lot;
  closing: ReturnType<typeof useClosing>;
}

/** Opens or closes one slot. */
export function SlotStatus({ slot, lot, closing }: SlotStatusProps) {
  const change = useChangeSlot();
  const status = useSaveStatus();
  if (!slot) return <p className="text-sm text-muted">Saving the slot …</p>;
  const isClosed = slot.state === "maintenance";
  function open({ id }: Slot) {
    status.saving();
    change.mutate(
      { params: { id }, body: { status: "active" } },
      { onSuccess: () => status.saved(), onError: (error) => status.failed(error.problem.detail) },
    );
  }
  return (
    <div className="grid gap-2">
      <p className="flex justify-between gap-3 text-sm">
        <span className="font-[620]">Status</span>
        <span className="text-muted">{stateText(slot, lot.timezone)}</span>
      </p>
      {isClosed ? (
        <Button size="small" wide pending={change.isPending} onClick={() => open(slot)}>
          Open slot {slot.code}
        </Button>
      ) : (
        <Button
          variant="secondary"
          size="small"
          wide
          pending={closing.pending && !closing.open}
          onClick={() => closing.start({ kind: "slot", id: slot.id, name: `slot ${slot.code}` })}
        >
          Close slot {slot.code}
        </Button>
      )}
    </div>
  );
}

function stateText({ state, until }: Slot, timezone: string): string {
  if (state === "maintenance") return "Closed until you open it";
  if (state === "available") return "Open, free now";
  return until ? `Open, taken until ${formatMoment(until, timezone)}` : "Open, taken";
}
