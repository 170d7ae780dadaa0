"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { LotHeader } from "@/components/lot/lot-header";
import { SlotPlan } from "@/components/lot/slot-plan";
import { rangeOf } from "@/components/lot/stay";
import { StayFields } from "@/components/lot/stay-fields";
import { useStay } from "@/components/lot/use-stay";
import { Card, CardHead } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { foreignZone } from "@/components/ui/format";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useMinute } from "@/hooks/use-countdown";
import { useLot, useSlots } from "@/hooks/use-lot";
import { useWatchLot } from "@/hooks/use-realtime";
import type { Alternative } from "@/lib/domain/booking/schema";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { CheckoutSheet } from "./checkout-sheet";
import { SelectedSlotBar } from "./selected-slot-bar";
import { useCheckout } from "./use-checkout";

export function ChooseSlotPage({ id, timezone }: { id: string; timezone: string }) {
  const lot = useLot(id);
  return (
    <QueryState
      query={lot}
      skeleton={
        <div className="grid gap-4">
          <Skeleton className="h-20 w-72" />
          <Skeleton className="h-[430px] rounded-card" />
        </div>
      }
      errorTitle="This lot could not be loaded"
    >
      {(data) => <ChooseSlot lot={data} readerZone={timezone} />}
    </QueryState>
  );
}

/** A driver may take what is free, and go on with what is held for them. */
const choosable = (slot: Slot) =>
  slot.state === "available" || (slot.state === "held" && slot.mine);

function ChooseSlot({ lot, readerZone }: { lot: Lot; readerZone: string }) {
  useWatchLot(lot.id);
  const router = useRouter();
  const { stay, slotCode, setStay, setSlot } = useStay();
  const range = rangeOf(stay, lot.timezone, useMinute());
  const slots = useSlots(lot.id, range ?? {});
  const slot = slots.data?.find((one) => one.code === slotCode) ?? null;
  const checkout = useCheckout(stay, lot.timezone);
  const [paying, setPaying] = useState(false);
  const zone = foreignZone(lot.timezone, readerZone);

  function hold(id: string) {
    checkout.hold(id, () => setPaying(true));
  }
  function take(choice: Alternative) {
    if (choice.lot !== lot.id)
      return router.push(`/lots/${choice.lot}?slot=${choice.slot_code}&for=${stay.minutes}`);
    setPaying(false);
    checkout.reset();
    setSlot(choice.slot_code);
  }
  return (
    <div className={slot ? "grid gap-4 pb-32 lg:pb-0" : "grid gap-4"}>
      <LotHeader lot={lot} />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_360px] lg:grid-rows-[auto_1fr] lg:items-start lg:gap-6">
        <div className="min-w-0 lg:col-start-2 lg:rounded-card lg:border lg:border-line lg:bg-card lg:p-4 lg:shadow-card">
          <StayFields
            stay={stay}
            onChange={(next) => {
              checkout.reset();
              setStay(next);
            }}
            timezone={lot.timezone}
            zoneNote={zone && `Time in ${zone}, where the lot is`}
          />
        </div>
        <Card
          aria-label="Slots"
          className="min-w-0 p-3 lg:col-start-1 lg:row-span-2 lg:row-start-1"
        >
          <div className="max-sm:sr-only">
            <CardHead title="Slots">live, tap one that is free</CardHead>
          </div>
          <QueryState
            query={slots}
            skeleton={<Skeleton className="h-[400px]" />}
            errorTitle="The slots could not be loaded"
            empty={
              <EmptyState title="No slots here yet">The owner has not drawn this lot.</EmptyState>
            }
          >
            {(all) => (
              <SlotPlan
                slots={all}
                timezone={lot.timezone}
                label={`Slots of ${lot.name}`}
                selectedId={slot?.id ?? null}
                selectable={choosable}
                onSelect={(one) => {
                  checkout.reset();
                  setSlot(one.code === slotCode ? null : one.code);
                }}
              />
            )}
          </QueryState>
        </Card>
        {slot && (
          <SelectedSlotBar
            lot={lot}
            slot={slot}
            stay={stay}
            lost={!choosable(slot)}
            checkout={checkout}
            onHold={() => hold(slot.id)}
            onTake={take}
          />
        )}
      </div>
      {slot && checkout.held && (
        <CheckoutSheet
          open={paying}
          onOpenChange={setPaying}
          lot={lot}
          slot={slot}
          held={checkout.held}
          holding={checkout.pending}
          holdProblem={checkout.problem}
          onHoldAgain={() => hold(slot.id)}
          onTake={take}
        />
      )}
    </div>
  );
}
