"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PaymentChoice, paymentBody, type Payment } from "@/components/payment/payment-choice";
import { PriceLines } from "@/components/payment/price-lines";
import { USUAL_CARD } from "@/components/payment/test-cards";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { formatMinutes, formatStay } from "@/components/ui/format";
import { VehicleChoice } from "@/components/vehicle/vehicle-choice";
import { useCreateBooking } from "@/hooks/use-booking";
import { useCountdown } from "@/hooks/use-countdown";
import { useVehicles } from "@/hooks/use-vehicle";
import { formatDecimal } from "@/lib/core/money";
import type { Alternative } from "@/lib/domain/booking/schema";
import type { Lot, Slot } from "@/lib/domain/lot/schema";
import type { Vehicle } from "@/lib/domain/vehicle/schema";
import type { ProblemBody } from "@/lib/http/client";
import { Alternatives } from "./alternatives";
import { CancellationTerms } from "./cancellation-terms";
import { HoldCountdown } from "./hold-countdown";
import type { Held } from "./use-checkout";

interface CheckoutSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  lot: Lot;
  slot: Slot;
  held: Held;
  holding: boolean;
  holdProblem: ProblemBody | null;
  onHoldAgain: () => void;
  onTake: (choice: Alternative) => void;
}

const usualOf = (vehicles: readonly Vehicle[]) =>
  vehicles.find((vehicle) => vehicle.is_default) ?? vehicles[0];

/** Pay while the slot is held; the clock of the hold stays in sight. */
export function CheckoutSheet({
  open,
  onOpenChange,
  lot,
  slot,
  held,
  holding,
  holdProblem,
  onHoldAgain,
  onTake,
}: CheckoutSheetProps) {
  const router = useRouter();
  const create = useCreateBooking();
  const vehicles = useVehicles();
  const [chosen, setChosen] = useState<string | null>(null);
  const plate = chosen ?? usualOf(vehicles.data?.results ?? [])?.number ?? null;
  const [payment, setPayment] = useState<Payment>({ method: "card", number: USUAL_CARD });
  const [errors, setErrors] = useState<{ plate?: string; card?: string }>({});
  const ended = useCountdown(held.hold_until) <= 0;
  const { quote } = held;
  const problem = holdProblem ?? (ended ? null : create.error?.problem) ?? null;
  const price = formatDecimal(quote.total, quote.currency);

  function book() {
    const pay = paymentBody(payment);
    setErrors({
      ...(!plate && { plate: "Choose a vehicle, or add one." }),
      ...(!pay && { card: "This is not one of the test cards." }),
    });
    if (!plate || !pay) return;
    create.mutate(
      { body: { quote_id: quote.quote_id, hold_id: held.hold_id, vehicle_number: plate, ...pay } },
      { onSuccess: (booking) => router.push(`/bookings/${booking.id}`) },
    );
  }
  const footer = (
    <div className="grid gap-3">
      {ended && <FormError>The hold has ended. Slot {slot.code} may still be free.</FormError>}
      {problem && (
        <FormError>
          {problem.detail}
          <Alternatives problem={problem} here={lot.id} onChoose={onTake} />
        </FormError>
      )}
      {ended ? (
        <Button
          size="large"
          wide
          pending={holding}
          onClick={() => {
            create.reset();
            onHoldAgain();
          }}
        >
          Hold Slot {slot.code} again
        </Button>
      ) : (
        <Button
          size="large"
          variant="paint"
          wide
          pending={vehicles.isPending || create.isPending || create.isSuccess}
          onClick={book}
        >
          {lot.mode === "request"
            ? `Ask for it · ${price}`
            : payment.method === "cash"
              ? `Book, pay ${price} at the desk`
              : `Pay ${price} and book`}
        </Button>
      )}
    </div>
  );
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={`${lot.name}, Slot ${slot.code}`}
      description={`${formatStay(quote.start_time, quote.end_time, lot.timezone)} · ${formatMinutes(quote.minutes)}`}
      footer={footer}
    >
      <div className="grid gap-6">
        {!ended && (
          <p className="flex items-center justify-between rounded-control bg-paint-soft px-4 py-3">
            <span>Held for you</span>
            <span className="text-lg" data-testid="hold-clock">
              <HoldCountdown until={held.hold_until} />
            </span>
          </p>
        )}
        <VehicleChoice value={plate} onChange={setChosen} error={errors.plate} />
        <PaymentChoice
          value={payment}
          onChange={setPayment}
          cash={lot.policy.cash_accepted}
          error={errors.card}
          cashHint={`The slot is kept for ${formatMinutes(lot.policy.cash_hold_minutes)} while you walk to the desk. Your time starts when the cash is confirmed.`}
        />
        <PriceLines lines={quote.lines} total={quote.total} currency={quote.currency} />
        <CancellationTerms
          policy={quote.policy}
          currency={quote.currency}
          timezone={lot.timezone}
        />
      </div>
    </Sheet>
  );
}
