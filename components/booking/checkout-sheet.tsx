"use client";
import { useRouter } from "next/navigation";
import { useId, type ReactNode } from "react";
import { PaymentChoice, type PaymentInput } from "@/components/payment/payment-choice";
import { PriceLines } from "@/components/payment/price-lines";
import { Button, ButtonLink } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { formatMinutes, formatStay } from "@/components/ui/format";
import { isolate } from "@/components/ui/isolate";
import { SubmitForm } from "@/components/ui/submit-form";
import { VehicleChoice } from "@/components/vehicle/vehicle-choice";
import { useReaderZone } from "@/hooks/use-actor";
import { formatDecimal } from "@/lib/core/money";
import type { Alternative } from "@/lib/domain/booking/schema";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import type { ProblemBody } from "@/lib/http/client";
import { BookingProblem } from "./booking-problem";
import { cashHint } from "./cash-hint";
import { CancellationTerms } from "./cancellation-terms";
import { HoldCountdown } from "./hold-countdown";
import type { Held } from "./use-checkout";
import { useVehicleBusy, VehicleNote } from "./vehicle-note";
import { useCheckoutForm } from "./use-checkout-form";
import { useHoldState, type HoldState } from "./use-hold-state";

interface CheckoutSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  lot: Lot;
  slot: Pick<Slot, "code">;
  held: Held;
  holding: boolean;
  holdProblem: ProblemBody | null;
  onHoldAgain: () => void;
  onChooseAlternative: (choice: Alternative) => void;
}

/** Vehicle, payment and price of a held slot, with the remaining time of the hold. */
export function CheckoutSheet({
  open,
  onOpenChange,
  lot,
  slot,
  held,
  ...hold
}: CheckoutSheetProps) {
  const id = useId();
  const router = useRouter();
  const form = useCheckoutForm(held, (booking) => router.push(`/bookings/${booking.id}`));
  const { quote, isForNow } = held;
  const { state, until } = useHoldState(held, open, form.pending);
  const isHeld = state === "held";
  const readerZone = useReaderZone();
  const problem = hold.holdProblem ?? (isHeld ? form.problem : null);
  const busy = useVehicleBusy(
    form.vehicle.number,
    { from: quote.start_time, minutes: quote.minutes },
    open && isHeld && !form.pending,
  );
  const isRequest = beginsWithAnswer(lot, form.payment.value.method);
  const times = formatStay(quote.start_time, quote.end_time, lot.timezone, readerZone);
  const stay = `${times} · ${formatMinutes(quote.minutes)}`;
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={`${isolate(lot.name)}, Slot ${slot.code}`}
      description={isForNow ? lengthFrom(quote.minutes, isRequest) : stay}
      footer={
        <div className="grid gap-3">
          {problem ? (
            <BookingProblem problem={problem} lotId={lot.id} onChoose={hold.onChooseAlternative} />
          ) : (
            state === "ended" && (
              <FormError>The hold has ended. Slot {slot.code} may still be free.</FormError>
            )
          )}
          <CheckoutAction
            state={state}
            slot={slot}
            held={held}
            isHolding={hold.holding}
            onHoldAgain={() => {
              form.reset();
              hold.onHoldAgain();
            }}
          >
            <PayButton form={id} pending={form.pending}>
              {submitLabel(
                lot.mode,
                form.payment.value.method,
                formatDecimal(quote.total, quote.currency),
              )}
            </PayButton>
          </CheckoutAction>
        </div>
      }
    >
      <SubmitForm
        id={id}
        className="grid gap-6"
        isReady={isHeld && !form.pending}
        onSubmit={form.submit}
      >
        {isHeld && <HeldFor until={until} />}
        <div className="grid gap-2.5">
          <VehicleChoice value={form.vehicle} onChange={form.setVehicle} error={form.plateError} />
          {!problem?.existing_booking && <VehicleNote busy={busy} />}
        </div>
        <PaymentChoice {...form.payment} cashHint={cashHint(lot, isForNow, readerZone)} />
        <PriceLines lines={quote.lines} total={quote.total} currency={quote.currency} />
        <CancellationTerms
          policy={quote.policy}
          timezone={lot.timezone}
          isRequest={isRequest}
          isForNow={isForNow}
        />
      </SubmitForm>
    </Sheet>
  );
}

/** A request in cash begins with the payment, after the answer. */
const beginsWithAnswer = ({ mode }: Lot, method: PaymentInput["method"]): boolean =>
  mode === "request" && method === "card";

const lengthFrom = (minutes: number, isRequest: boolean): string =>
  `${formatMinutes(minutes)} from the ${isRequest ? "approval" : "payment"}`;

interface CheckoutActionProps {
  state: HoldState;
  slot: Pick<Slot, "code">;
  held: Held;
  isHolding: boolean;
  onHoldAgain: () => void;
  /** What pays while the slot is held. */
  children: ReactNode;
}

/** What can be done with the hold as it is. */
function CheckoutAction({
  state,
  slot,
  held,
  isHolding,
  onHoldAgain,
  children,
}: CheckoutActionProps) {
  if (state === "held") return children;
  if (state === "ended")
    return (
      <Button size="large" wide pending={isHolding} onClick={onHoldAgain}>
        Hold Slot {slot.code} again
      </Button>
    );
  return (
    <>
      <p role="status">Slot {slot.code} is booked for you already.</p>
      <ButtonLink href={`/bookings/${held.hold_id}`} size="large" wide>
        Open the booking
      </ButtonLink>
    </>
  );
}

const PayButton = (props: { form: string; pending: boolean; children: ReactNode }) => (
  <Button type="submit" size="large" variant="paint" wide {...props} />
);

function submitLabel(mode: Lot["mode"], method: PaymentInput["method"], price: string): string {
  if (mode === "request") return `Request for ${price}`;
  return method === "cash" ? `Book and pay ${price} at the desk` : `Pay ${price} and book`;
}

function HeldFor({ until }: { until: string }) {
  return (
    <p className="flex items-center justify-between rounded-control bg-paint-soft px-4 py-3">
      <span>Held for you</span>
      <span className="text-lg" data-testid="hold-clock">
        <HoldCountdown until={until} />
      </span>
    </p>
  );
}
