"use client";
import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { useState, type ComponentProps } from "react";
import {
  lotClosedFor,
  obstacleOf,
  lengthObstacle,
  type LotClosed,
} from "@/components/lot/lot-closed";
import { LotFacts } from "@/components/lot/lot-facts";
import { LotHeader } from "@/components/lot/lot-header";
import { hasPassed, rangeOf, type Stay } from "@/components/lot/stay";
import { searchPath, slotQuery } from "@/components/lot/stay-params";
import { TimePicker } from "@/components/lot/time-picker/time-picker";
import { useStay } from "@/components/lot/use-stay";
import { QueryState } from "@/components/ui/query-state";
import { Skeleton } from "@/components/ui/skeleton";
import { formatMinutes } from "@/components/ui/format";
import { useReaderZone, useViewer } from "@/hooks/use-actor";
import { useMinute } from "@/hooks/use-countdown";
import { useLot, useSlots } from "@/hooks/use-lot";
import { useWatchLot } from "@/hooks/use-realtime";
import { formatMoney, toMinor } from "@/lib/core/money";
import { priceOf, totalOf } from "@/lib/domain/booking/rules/price";
import type { Alternative } from "@/lib/domain/booking/schema";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import { ClosedNote } from "./closed-note";
import { CheckoutSheet } from "./checkout-sheet";
import { GuestSlotBar } from "./guest-slot-bar";
import { LotTerms } from "./lot-terms";
import { NextSteps } from "./next-steps";
import { SelectedSlotBar, type SelectedSlotBarProps } from "./selected-slot-bar";
import { SlotsCard } from "./slots-card";
import { StayNote } from "./stay-note";
import { TakenSlotBar } from "./taken-slot-bar";
import { useCheckout } from "./use-checkout";

/** A lot's page: what it offers; choose a stay and a slot, hold the slot, and book it. */
export function ChooseSlotPage({ id }: { id: string }) {
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
      {(lot) => <ChooseSlot lot={lot} />}
    </QueryState>
  );
}

/** The stay, the slots during it, the selected one, and the taken one that was pressed, if any. */
function useChoice(lot: Lot) {
  const { stay, slotCode, back, isFromEditor, setStay, setSlot } = useStay(lot.timezone);
  const minute = useMinute();
  const range = rangeOf(stay, minute);
  const slots = useSlots(lot.id, range);
  const [takenId, setTakenId] = useState<string | null>(null);
  const taken = slots.data?.find(({ id }) => id === takenId) ?? null;
  const chosen = slots.data?.find(({ code }) => code === slotCode) ?? null;
  const select = (code: string | null) => {
    setTakenId(null);
    setSlot(code);
  };
  const slot = taken ? null : chosen;
  const closed = lotClosedFor(lot, range);
  const isPast = hasPassed(stay, minute);
  return {
    stay,
    setStay,
    closed,
    isPast,
    obstacle: obstacleOf(lot, stay, minute),
    back,
    isFromEditor,
    slots,
    slot,
    taken,
    setTakenId,
    select,
  };
}

// On a phone the parts of both columns stand in one, in the order of their choice.
const aside = clsx(
  "max-lg:contents lg:sticky lg:top-8 lg:col-start-2 lg:row-span-3 lg:row-start-1",
  "lg:grid lg:gap-4",
);

function ChooseSlot({ lot }: { lot: Lot }) {
  useWatchLot(lot.id);
  const router = useRouter();
  const choice = useChoice(lot);
  const { stay, slots, slot, taken } = choice;
  const checkout = useCheckout(stay);
  const [paying, setPaying] = useState(false);

  const hold = (slotId: string) => checkout.hold(slotId, () => setPaying(true));
  function select(code: string | null) {
    setPaying(false);
    checkout.reset();
    choice.select(code);
  }
  function chooseAlternative(alternative: Alternative) {
    if (alternative.lot === lot.id) select(alternative.slot_code);
    else router.push(`/lots/${alternative.lot}?${slotQuery(alternative.slot_code, stay)}`);
  }
  function setStay(next: Stay) {
    checkout.reset();
    choice.setStay(next);
  }
  return (
    <div className={slot || taken ? "grid gap-4 pb-32 lg:pb-0" : "grid gap-4"}>
      {choice.isFromEditor ? (
        <LotHeader lot={lot} back={`/owner/lots/${lot.id}`} backText="Back to the editor" />
      ) : (
        <LotHeader lot={lot} back={searchPath(choice.back, stay)} />
      )}
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_336px] lg:items-start lg:gap-x-6">
        <LotFacts lot={lot} slots={slots.data} stay={stay} obstacle={choice.obstacle} />
        <div className={aside}>
          <StayChoice {...choice} lot={lot} onChange={setStay} />
          {taken && slots.data && (
            <TakenSlotBar
              lot={lot}
              slot={taken}
              slots={slots.data}
              stay={stay}
              onChoose={select}
              onClose={() => choice.setTakenId(null)}
            />
          )}
          {slot && (
            <BookableSlotBar
              lot={lot}
              slot={slot}
              stay={stay}
              checkout={checkout}
              isCovered={paying}
              isPossible={choice.obstacle === null}
              back={choice.back}
              onHold={() => hold(slot.id)}
              onChooseAlternative={chooseAlternative}
            />
          )}
          <NextSteps lot={lot} slot={slot} />
        </div>
        <SlotsCard
          lot={lot}
          slots={slots}
          isPossible={choice.obstacle === null}
          hasBar={slot !== null || taken !== null}
          selectedId={slot?.id ?? null}
          onSelect={({ id, code }) => select(id === slot?.id ? null : code)}
          onTaken={({ id }) => choice.setTakenId(id)}
        />
        <LotTerms lot={lot} stay={stay} />
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
          onHoldAgain={() => checkout.holdAgain(slot.id, () => setPaying(true))}
          onChooseAlternative={chooseAlternative}
        />
      )}
    </div>
  );
}

interface StayChoiceProps {
  lot: Lot;
  slot: Slot | null;
  stay: Stay;
  closed: LotClosed | null;
  /** The start lies in the past. */
  isPast: boolean;
  onChange: (stay: Stay) => void;
}

/** When to park and for how long, and whether the lot is open then. */
function StayChoice({ lot, slot, stay, closed, isPast, onChange }: StayChoiceProps) {
  const readerZone = useReaderZone();
  const { max_stay_minutes } = lot.policy;
  const lengthFault = lengthObstacle(lot, stay);
  return (
    <div className="min-w-0 max-lg:order-2">
      <TimePicker
        stay={stay}
        onChange={onChange}
        timeZone={lot.timezone}
        readerZone={readerZone}
        maxMinutes={lot.policy.max_stay_minutes}
        summary={(next) => <StayPrice lot={lot} slot={slot} stay={next} />}
      />
      {lot.status !== "active" && (
        <StayNote>
          <b className="font-[620]">This lot is closed.</b> Nobody can book it at present.
        </StayNote>
      )}
      {isPast && (
        <StayNote mend={{ label: "Start now", onMend: () => onChange({ ...stay, from: null }) }}>
          <b className="font-[620]">The start lies in the past.</b>
        </StayNote>
      )}
      {lengthFault && !isPast && (
        <StayNote
          mend={{
            label: `Stay ${formatMinutes(max_stay_minutes)}`,
            onMend: () => onChange({ ...stay, minutes: max_stay_minutes }),
          }}
        >
          <b className="font-[620]">{lengthFault} in one booking.</b>
        </StayNote>
      )}
      {closed && !isPast && (
        <ClosedNote lot={lot} closed={closed} onStartAt={(from) => onChange({ ...stay, from })} />
      )}
    </div>
  );
}

type BookableSlotBarProps = SelectedSlotBarProps &
  Pick<ComponentProps<typeof GuestSlotBar>, "back" | "isPossible">;

/** A driver can hold the slot; others read what it costs, and how to get there. */
function BookableSlotBar({ isPossible, back, ...props }: BookableSlotBarProps) {
  const isDriver = useViewer()?.role === "driver";
  const { lot, slot, stay } = props;
  return isDriver ? (
    <SelectedSlotBar {...props} />
  ) : (
    <GuestSlotBar lot={lot} slot={slot} stay={stay} back={back} isPossible={isPossible} />
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
