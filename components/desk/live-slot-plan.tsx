"use client";
import { SlotPlan } from "@/components/lot/slot-plan";
import { Card, CardHead } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useSlots } from "@/hooks/use-lot";
import { useWatchLot } from "@/hooks/use-realtime";
import type { Lot } from "@/lib/domain/lot/schema";

/** The slots of a lot, live; a click on a booked slot opens its booking. */
export function LiveSlotPlan({ lot, onOpen }: { lot: Lot; onOpen: (bookingId: string) => void }) {
  useWatchLot(lot.id);
  const slots = useSlots(lot.id);
  return (
    <Card aria-labelledby="slots">
      <CardHead title={<span id="slots">Slots</span>}>Select a slot to see its booking</CardHead>
      <div className="px-4 pb-4">
        <QueryState
          query={slots}
          skeleton={<Skeleton className="h-[270px]" />}
          empty={<EmptyState title="This lot has no slots yet" />}
        >
          {(all) => (
            <SlotPlan
              slots={all}
              timezone={lot.timezone}
              label={`Slots of ${lot.name}`}
              selectable={(slot) => slot.booking_id !== null}
              onSelect={(slot) => {
                if (slot.booking_id) onOpen(slot.booking_id);
              }}
            />
          )}
        </QueryState>
      </div>
    </Card>
  );
}
