"use client";
import { useRouter } from "next/navigation";
import { useId, type ReactNode } from "react";
import { PaymentChoice, type PaymentInput } from "@/components/payment/payment-choice";
import { PriceLines } from "@/components/payment/price-lines";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { formatMinutes, formatStay } from "@/components/ui/format";
import { isolate } from "@/components/ui/isolate";
import { SubmitForm } from "@/components/ui/submit-form";
import { VehicleChoice } from "@/components/vehicle/vehicle-choice";
import { useReaderZone } from "@/hooks/use-actor";
import { useCountdown } from "@/hooks/use-countdown";
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
  const { quote } = held;
  const hasEnded = useCountdown(held.hold_until) <= 0;
  const isForNow = useCountdown(quote.start_time) <= 0;
  const readerZone = useReaderZone();
  const problem = hold.holdProblem ?? (hasEnded ? null : form.problem);
  const busy = useVehicleBusy(
    form.vehicle.number,
    { from: quote.start_time, minutes: quote.minutes },
    open && !hasEnded && !form.pending,
  );
  const stay = formatStay(quote.start_time, quote.end_time, lot.timezone, readerZone);
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={`${isolate(lot.name)}, Slot ${slot.code}`}
      description={`${stay} · ${formatMinutes(quote.minutes)}`}
      footer={
        <div className="grid gap-3">
          {hasEnded && (
            <FormError>The hold has ended. Slot {slot.code} may still be free.</FormError>
          )}
          {problem && (
            <BookingProblem problem={problem} lotId={lot.id} onChoose={hold.onChooseAlternative} />
          )}
          {hasEnded ? (
            <Button
              size="large"
              wide
              pending={hold.holding}
              onClick={() => {
                form.reset();
                hold.onHoldAgain();
              }}
            >
              Hold Slot {slot.code} again
            </Button>
          ) : (
            <PayButton form={id} pending={form.pending}>
              {submitLabel(
                lot.mode,
                form.payment.value.method,
                formatDecimal(quote.total, quote.currency),
              )}
            </PayButton>
          )}
        </div>
      }
    >
      <SubmitForm
        id={id}
        className="grid gap-6"
        isReady={!hasEnded && !form.pending}
        onSubmit={form.submit}
      >
        {!hasEnded && <HeldFor until={held.hold_until} />}
        <div className="grid gap-2.5">
          <VehicleChoice value={form.vehicle} onChange={form.setVehicle} error={form.plateError} />
          {!problem?.existing_booking && <VehicleNote busy={busy} />}
        </div>
        <PaymentChoice {...form.payment} cashHint={cashHint(lot, isForNow)} />
        <PriceLines lines={quote.lines} total={quote.total} currency={quote.currency} />
        <CancellationTerms policy={quote.policy} timezone={lot.timezone} />
      </SubmitForm>
    </Sheet>
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
