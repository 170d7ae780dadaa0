"use client";
import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { LengthFields } from "@/components/lot/time-picker/length-fields";
import { slotQuery } from "@/components/lot/stay-params";
import { draftOf, readDraft } from "@/components/lot/time-picker/stay-draft";
import { PaymentChoice } from "@/components/payment/payment-choice";
import { PriceLines } from "@/components/payment/price-lines";
import { usePaymentInput } from "@/components/payment/use-payment-input";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { Link } from "@/components/ui/link";
import { SubmitForm } from "@/components/ui/submit-form";
import { formatMinutes } from "@/components/ui/format";
import { useRenewBooking } from "@/hooks/use-booking";
import { useLot } from "@/hooks/use-lot";
import { serverNow } from "@/hooks/server-clock";
import { formatMoney, toDecimal } from "@/lib/core/money";
import { priceOf, totalOf } from "@/lib/domain/booking/rules/price";
import type { Booking } from "@/lib/domain/booking/schema";
import type { Lot } from "@/lib/domain/lot/schema";
import { BookingProblem } from "./booking-problem";
import { CancellationTerms } from "./cancellation-terms";
import { cashHint } from "./cash-hint";
import { useVehicleBusy, VehicleNote } from "./vehicle-note";

/** The lot's page with the slot of a booking, for any time. */
export const againPath = ({ lot, slot, minutes }: Booking): string =>
  `/lots/${lot.id}?${slotQuery(slot.code, { from: null, minutes })}`;

export function RenewButton({ booking }: { booking: Booking }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="large"
        wide
        icon={<RotateCw size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Renew booking
      </Button>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title="Renew booking"
        description={[`Slot ${booking.slot.code} again, starting now`, booking.vehicle_number]
          .filter(Boolean)
          .join(" · ")}
      >
        <RenewForm booking={booking} />
      </Sheet>
    </>
  );
}

function RenewForm({ booking }: { booking: Booking }) {
  const router = useRouter();
  const renew = useRenewBooking((made) => router.push(`/bookings/${made.id}`));
  const { data: lot } = useLot(booking.lot.id);
  const limits = {
    timeZone: booking.lot.timezone,
    now: serverNow(),
    maxMinutes: booking.policy.max_stay,
  };
  const [draft, setDraft] = useState(() =>
    draftOf({ from: null, minutes: booking.minutes }, limits),
  );
  const reading = readDraft(draft, limits);
  const { minutes } = draft;
  const isPossible = Object.keys(reading.faults).length === 0;
  const payment = usePaymentInput(booking.payment_method ?? "card");

  const busy = useVehicleBusy(
    booking.vehicle_number ?? "",
    { from: null, minutes },
    isPossible && renew.isIdle,
  );

  // The overstay rate is the slot's hourly rate. The server computes the price by the same rule.
  const lines = priceOf(
    minutes,
    Math.round(Number(booking.policy.overstay_rate) * 100),
    booking.currency,
    lot?.policy.renew_discount_percent,
  );
  function submit() {
    const body = payment.read();
    if (!body) return renew.reset();
    renew.mutate({ params: { id: booking.id }, body: { minutes, ...body } });
  }
  return (
    <SubmitForm className="grid gap-5" isReady={isPossible && !renew.isPending} onSubmit={submit}>
      <LengthFields draft={draft} reading={reading} limits={limits} onChange={setDraft} />
      {!renew.error && <VehicleNote busy={busy} />}
      <PaymentChoice {...payment.fields} cashHint={lot ? cashHint(lot, true) : null} />
      {renew.error && <BookingProblem problem={renew.error.problem} lotId={booking.lot.id} />}
      {lot && <RenewTerms booking={booking} lot={lot} lines={lines} />}
      <Button
        type="submit"
        size="large"
        wide
        pending={renew.isPending || renew.isSuccess}
        disabled={!isPossible}
      >
        {renewLabel(minutes, lot, formatMoney(totalOf(lines), booking.currency))}
      </Button>
      <Link href={againPath(booking)} className="text-center text-sm underline underline-offset-4">
        Choose another time or slot
      </Link>
    </SubmitForm>
  );
}

/** With its price once the lot is known, whose discount it has. */
const renewLabel = (minutes: number, lot: Lot | undefined, price: string): string =>
  `Renew for ${formatMinutes(minutes)}${lot ? ` · ${price}` : ""}`;

interface RenewTermsProps {
  booking: Booking;
  lot: Lot;
  lines: ReturnType<typeof priceOf>;
}

/** What it costs, and what comes back after a cancellation. */
const RenewTerms = ({ booking, lot, lines }: RenewTermsProps) => (
  <>
    <PriceLines
      lines={lines.map((line) => ({ ...line, amount: toDecimal(line.amount) }))}
      total={toDecimal(totalOf(lines))}
      currency={booking.currency}
    />
    <CancellationTerms
      policy={booking.policy}
      timezone={booking.lot.timezone}
      isRequest={lot.mode === "request"}
      isForNow
    />
  </>
);
