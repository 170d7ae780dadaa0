"use client";
import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { LotHeader } from "@/components/lot/lot-header";
import { SlotPlan } from "@/components/lot/slot-plan";
import { rangeOf, type Stay } from "@/components/lot/stay";
import { slotQuery } from "@/components/lot/stay-params";
import { TimePicker } from "@/components/lot/time-picker/time-picker";
import { useStay } from "@/components/lot/use-stay";
import { Card, CardHead } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useMinute } from "@/hooks/use-countdown";
import { useLot, useSlots } from "@/hooks/use-lot";
import { useWatchLot } from "@/hooks/use-realtime";
import { formatMoney, toMinor } from "@/lib/core/money";
import { priceOf, totalOf } from "@/lib/domain/booking/rules/price";
import type { Alternative } from "@/lib/domain/booking/schema";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { CheckoutSheet } from "./checkout-sheet";
import { SelectedSlotBar } from "./selected-slot-bar";
import { canSelect } from "./slot-choice";
import { useCheckout } from "./use-checkout";

/** A lot's page: choose a stay and a slot, hold the slot, and book it. */
export function ChooseSlotPage({ id, timezone }: { id: string; timezone: string }) {
  return (
    <QueryState
      query={useLot(id)}
      skeleton={
        <div className="grid gap-4">
          <Skeleton className="h-20 w-72" />
          <Skeleton className="h-[430px] rounded-card" />
        </div>
      }
      errorTitle="This lot could not be loaded"
    >
      {(lot) => <ChooseSlot lot={lot} readerZone={timezone} />}
    </QueryState>
  );
}

const columns = clsx(
  "grid gap-4 lg:grid-cols-[minmax(0,1fr)_360px] lg:grid-rows-[auto_1fr]",
  "lg:items-start lg:gap-6",
);
const stayBox = clsx(
  "min-w-0 lg:col-start-2 lg:rounded-card lg:border lg:border-line lg:bg-card",
  "lg:p-4 lg:shadow-card",
);

function ChooseSlot({ lot, readerZone }: { lot: Lot; readerZone: string }) {
  useWatchLot(lot.id);
  const router = useRouter();
  const { stay, slotCode, setStay, setSlot } = useStay(lot.timezone);
  const range = rangeOf(stay, useMinute());
  const slots = useSlots(lot.id, range);
  const slot = slots.data?.find(({ code }) => code === slotCode) ?? null;
  const checkout = useCheckout(stay);
  const [paying, setPaying] = useState(false);

  const hold = (slotId: string) => checkout.hold(slotId, () => setPaying(true));
  function select(code: string | null) {
    setPaying(false);
    checkout.reset();
    setSlot(code);
  }
  function chooseAlternative(alternative: Alternative) {
    if (alternative.lot === lot.id) select(alternative.slot_code);
    else router.push(`/lots/${alternative.lot}?${slotQuery(alternative.slot_code, stay)}`);
  }
  return (
    <div className={slot ? "grid gap-4 pb-32 lg:pb-0" : "grid gap-4"}>
      <LotHeader lot={lot} />
      <div className={columns}>
        <div className={stayBox}>
          <TimePicker
            stay={stay}
            onChange={(next) => {
              checkout.reset();
              setStay(next);
            }}
            timeZone={lot.timezone}
            readerZone={readerZone}
            maxMinutes={lot.policy.max_stay_minutes}
            summary={(next) => <StayPrice lot={lot} slot={slot} stay={next} />}
          />
        </div>
        <SlotsCard
          lot={lot}
          slots={slots}
          selectedId={slot?.id ?? null}
          onSelect={({ code }) => select(code === slotCode ? null : code)}
        />
        {slot && (
          <SelectedSlotBar
            lot={lot}
            slot={slot}
            stay={stay}
            checkout={checkout}
            isCovered={paying}
            onHold={() => hold(slot.id)}
            onChooseAlternative={chooseAlternative}
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
          onChooseAlternative={chooseAlternative}
        />
      )}
    </div>
  );
}

/** The price of a stay in the selected slot, or the lowest one before a slot is selected. */
function StayPrice({ lot, slot, stay }: { lot: Lot; slot: Slot | null; stay: Stay }) {
  const rate = toMinor(slot?.hourly_rate ?? lot.price_from);
  const lines = priceOf(stay.minutes, rate, lot.currency);
  return (
    <>
      <span className="text-[22px] font-[640] tracking-[-0.02em] text-ink">
        {slot ? "" : "from "}
        {formatMoney(totalOf(lines), lot.currency)}
      </span>{" "}
      {lines[0]?.label}
    </>
  );
}

interface SlotsCardProps {
  lot: Lot;
  slots: ReturnType<typeof useSlots>;
  selectedId: string | null;
  onSelect: (slot: Slot) => void;
}

function SlotsCard({ lot, slots, selectedId, onSelect }: SlotsCardProps) {
  return (
    <Card aria-label="Slots" className="min-w-0 p-3 lg:col-start-1 lg:row-span-2 lg:row-start-1">
      <div className="max-sm:sr-only">
        <CardHead title="Slots">Select a free slot</CardHead>
      </div>
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
            slots={all}
            timezone={lot.timezone}
            label={`Slots of ${lot.name}`}
            selectedId={selectedId}
            selectable={canSelect}
            onSelect={onSelect}
          />
        )}
      </QueryState>
    </Card>
  );
}
