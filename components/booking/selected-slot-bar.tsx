"use client";
import { useEffect, type ReactNode } from "react";
import type { Stay } from "@/components/lot/stay";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { formatMoment, formatStay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { useReaderZone } from "@/hooks/use-actor";
import { useBooking, useQuote, type QuoteRequest } from "@/hooks/use-booking";
import { useUsualVehicle } from "@/hooks/use-vehicle";
import { formatDecimal } from "@/lib/core/money";
import type { Alternative, Quote } from "@/lib/domain/booking/schema";
import { HOLD_MINUTES } from "@/lib/domain/booking/values";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import type { ProblemBody } from "@/lib/http/client";
import { Alternatives, alternativesOf } from "./alternatives";
import { freeCancellationNote } from "./cancellation-terms";
import { HoldCountdown } from "./hold-countdown";
import { SlotBar, SlotHeading } from "./slot-bar";
import { canSelect, slotChoiceOf, type SlotChoice } from "./slot-choice";
import { useVehicleBusy, VehicleNote } from "./vehicle-note";
import { quoteBody, type Checkout, type Held } from "./use-checkout";

export interface SelectedSlotBarProps {
  lot: Lot;
  slot: Slot;
  stay: Stay;
  checkout: Checkout;
  /** The checkout is open: nothing is fetched for the bar behind it. */
  isCovered: boolean;
  onHold: () => void;
  onChooseAlternative: (choice: Alternative) => void;
}

/** The selected slot with its price and the button to hold it, or why it cannot be booked. */
export function SelectedSlotBar({
  lot,
  slot,
  stay,
  checkout,
  isCovered,
  onHold,
  onChooseAlternative,
}: SelectedSlotBarProps) {
  const quote = useSlotQuote(slot, quoteBody(slot.id, stay), !isCovered);
  const choice = useSlotChoice(slot, quote.price, !isCovered);
  const held = choice === "held" ? heldOf(checkout, slot) : null;
  const isBlocked = isTakenFrom(choice) || (quote.problem !== null && !held);
  return (
    <SlotBar>
      <SlotAndPrice slot={slot} price={quote.price} timezone={lot.timezone} />
      {choice === "booked" ? (
        <OwnBooking id={slot.booking_id} />
      ) : (
        <Refusal
          problem={checkout.problem ?? quote.problem}
          takenSlot={choice === "taken" ? slot : null}
          price={quote.price}
          lotId={lot.id}
          onChooseAlternative={onChooseAlternative}
        />
      )}
      {!isBlocked && <UsualVehicle stay={stay} enabled={!isCovered && !checkout.pending} />}
      {choice === "held" && !held && <HeldUntil slot={slot} timezone={lot.timezone} />}
      <Button size="large" wide pending={checkout.pending} disabled={isBlocked} onClick={onHold}>
        {holdLabel(choice, held, lot.mode)}
      </Button>
    </SlotBar>
  );
}

const heldOf = ({ held }: Checkout, { id }: Slot): Held | null => (held?.slot === id ? held : null);
const isTakenFrom = (choice: SlotChoice): boolean => choice === "taken" || choice === "booked";

/** Says that the vehicle which the checkout begins with is booked at that time. */
function UsualVehicle({ stay, enabled }: { stay: Stay; enabled: boolean }) {
  const { vehicle } = useUsualVehicle();
  const busy = useVehicleBusy(vehicle?.number ?? "", stay, enabled);
  return <VehicleNote busy={busy}>You can choose another vehicle in the next step.</VehicleNote>;
}

/** The price for the stay; null while it is loading. */
function useSlotQuote(slot: Slot, body: QuoteRequest, enabled: boolean) {
  const { data, isPlaceholderData, error, refetch } = useQuote(body, enabled);
  const isTaken = !canSelect(slot);
  // The quote is older than the booking that took the slot; a new one has the alternatives.
  useEffect(() => {
    if (isTaken && enabled) void refetch();
  }, [isTaken, enabled, refetch]);
  return { price: data && !isPlaceholderData ? data : null, problem: error?.problem ?? null };
}

function useSlotChoice(slot: Slot, price: Quote | null, enabled: boolean): SlotChoice {
  const isBooked = slot.mine && slot.booking_id !== null;
  const own = useBooking(slot.booking_id ?? "", enabled && isBooked);
  return slotChoiceOf(slot, {
    ownStatus: own.data?.status,
    hasConflicts: price !== null && price.conflicts.length > 0,
  });
}

interface RefusalProps {
  problem: ProblemBody | null;
  /** The slot, when it is not free during the stay. */
  takenSlot: Slot | null;
  price: Quote | null;
  lotId: string;
  onChooseAlternative: (choice: Alternative) => void;
}

function Refusal({ problem, takenSlot, price, lotId, onChooseAlternative }: RefusalProps) {
  const text =
    problem?.detail ?? (takenSlot && `Slot ${takenSlot.code} is no longer free at that time.`);
  if (!text) return null;
  return (
    <FormError>
      {text}
      <Alternatives
        choices={problem ? alternativesOf(problem) : (price?.alternatives ?? [])}
        currentLotId={lotId}
        onChoose={onChooseAlternative}
      />
    </FormError>
  );
}

function holdLabel(choice: SlotChoice, held: Held | null, mode: Lot["mode"]): ReactNode {
  if (held)
    return (
      <span>
        Continue, held for <HoldCountdown until={held.hold_until} plain />
      </span>
    );
  if (choice === "held") return "Continue to payment";
  return `Hold for ${HOLD_MINUTES} minutes and ${mode === "request" ? "request" : "pay"}`;
}

interface SlotAndPriceProps {
  slot: Slot;
  price: Quote | null;
  timezone: string;
}

function SlotAndPrice({ slot, price, timezone }: SlotAndPriceProps) {
  const readerZone = useReaderZone();
  return (
    <SlotHeading slot={slot} price={price && formatDecimal(price.total, price.currency)}>
      {price && (
        <>
          <span>{formatStay(price.start_time, price.end_time, timezone, readerZone)}</span>
          <span>{freeCancellationNote(price.policy, timezone, readerZone)}</span>
        </>
      )}
    </SlotHeading>
  );
}

function OwnBooking({ id }: { id: string | null }) {
  return (
    <p role="status" className="text-sm">
      You have booked this slot for this time.{" "}
      <Link href={id ? `/bookings/${id}` : "/bookings"} className="underline underline-offset-4">
        See your booking
      </Link>
    </p>
  );
}

function HeldUntil({ slot, timezone }: { slot: Slot; timezone: string }) {
  const readerZone = useReaderZone();
  if (!slot.until) return null;
  return (
    <p role="status" className="text-sm text-muted">
      Held for you until {formatMoment(slot.until, timezone, readerZone)}
    </p>
  );
}
