"use client";
import { SlotPlan } from "@/components/lot/slot-plan";
import { Card, CardHead } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { useSlots } from "@/hooks/use-lot";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { ToSlotBar } from "./slot-bar";
import { canSelect } from "./slot-choice";

interface SlotsCardProps {
  lot: Lot;
  slots: ReturnType<typeof useSlots>;
  /** False while no slot can be booked for the stay, because of its time. */
  isPossible: boolean;
  /** Whether a bar beside the plan tells of the slot that was pressed. */
  hasBar: boolean;
  selectedId: string | null;
  onSelect: (slot: Slot) => void;
  onTaken: (slot: Slot) => void;
}

const closed = (slot: Slot): Slot =>
  slot.state === "available" ? { ...slot, state: "maintenance", until: null } : slot;

/** The lot's plan, from which a driver chooses a slot. */
export function SlotsCard(props: SlotsCardProps) {
  const { lot, slots, isPossible, hasBar, selectedId, onSelect, onTaken } = props;
  return (
    <Card aria-label="Slots" className="min-w-0 p-3 max-lg:order-3 lg:col-start-1">
      <CardHead title="Choose a slot">
        {isPossible ? "Select a free slot" : lot.status === "active" && "Choose another time first"}
      </CardHead>
      <QueryState
        query={slots}
        skeleton={<Skeleton className="h-[400px]" />}
        errorTitle="The slots could not be loaded"
        empty={
          <EmptyState title="No slots yet">The owner has not added slots to this lot.</EmptyState>
        }
      >
        {(all) => (
          <SlotPlan
            slots={isPossible ? all : all.map(closed)}
            timezone={lot.timezone}
            label={`Slots of ${lot.name}`}
            selectedId={selectedId}
            selectable={canSelect}
            onSelect={onSelect}
            onTaken={isPossible ? onTaken : undefined}
          />
        )}
      </QueryState>
      {hasBar && <ToSlotBar />}
    </Card>
  );
}
