"use client";
import { clsx } from "clsx";
import { CalendarClock, CreditCard, Hourglass } from "lucide-react";
import { useState } from "react";
import { stayLongerId } from "@/components/notification/extend-action";
import { PaymentChoice, paymentBody, type PaymentInput } from "@/components/payment/payment-choice";
import { DEFAULT_CARD_NUMBER } from "@/components/payment/test-cards";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { formatMinutes, formatMoment } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import { useExtendBooking, useExtensionQuote } from "@/hooks/use-booking";
import { useCountdown } from "@/hooks/use-countdown";
import { MINUTE_MS, MINUTE_S } from "@/lib/core/duration";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";
import { MIN_MINUTES } from "@/lib/domain/booking/values";
import type { ApiError } from "@/lib/http/client";
import { extensionChoices, extensionPrice } from "./extension-choices";

/** With less time left than this, the choices are open at once. */
const OPEN_FROM_SECONDS = 15 * MINUTE_S;

/** Extends a running or upcoming booking: how long, at which price, and the card that pays. */
export function StayLonger({ booking }: { booking: Booking }) {
  const isEnding = useCountdown(booking.end_time) <= OPEN_FROM_SECONDS;
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen || isEnding) return <Extension booking={booking} />;
  return (
    <Button
      variant="secondary"
      wide
      icon={<Hourglass size={18} aria-hidden />}
      onClick={() => setIsOpen(true)}
    >
      Extend
    </Button>
  );
}

function Extension({ booking }: { booking: Booking }) {
  const [wanted, setWanted] = useState<number>();
  const shortest = useExtensionQuote(booking.id, MIN_MINUTES);
  const most = shortest.data?.max_minutes ?? mostOf(shortest.error);
  const choices = extensionChoices(most ?? 0);
  const minutes = choices.find((choice) => choice === wanted) ?? choices[0];
  const quote = useExtensionQuote(booking.id, minutes ?? MIN_MINUTES, minutes !== undefined);
  return (
    <section id={stayLongerId(booking.id)} aria-label="Stay longer" className="grid gap-3">
      <div className="flex min-h-6 items-baseline justify-between gap-3">
        <h3 className="font-[620]">Stay longer</h3>
        {most !== undefined && <Limit booking={booking} most={most} />}
      </div>
      {most === undefined && !shortest.isPending && (
        <FormError>{shortest.error?.problem.detail}</FormError>
      )}
      {minutes !== undefined && (
        <>
          <Choices booking={booking} choices={choices} value={minutes} onChange={setWanted} />
          <PayExtension booking={booking} minutes={minutes} quote={quote} />
        </>
      )}
    </section>
  );
}

/** A refusal of the shortest extension names how much is possible: less than that. */
const mostOf = (error: ApiError | null): number | undefined => error?.problem.max_minutes;

const endAfter = (booking: Booking, minutes: number): string =>
  new Date(Date.parse(booking.end_time) + minutes * MINUTE_MS).toISOString();

/** How far the booking can be extended. */
function Limit({ booking, most }: { booking: Booking; most: number }) {
  const readerZone = useReaderZone();
  const until = formatMoment(endAfter(booking, most), booking.lot.timezone, readerZone);
  return (
    <p className="flex items-center gap-1.5 text-sm text-muted">
      <CalendarClock size={16} aria-hidden />
      {most < MIN_MINUTES ? "not possible, the slot is booked next" : `possible until ${until}`}
    </p>
  );
}

interface ChoicesProps {
  booking: Booking;
  choices: number[];
  value: number;
  onChange: (minutes: number) => void;
}

const choiceClass = clsx(
  "grid min-h-16 cursor-pointer place-content-center rounded-control border border-line-strong",
  "text-center transition-colors hover:border-muted",
  "has-checked:border-paint has-checked:bg-paint-soft has-checked:ring-1 has-checked:ring-paint",
  "has-focus-visible:outline-2 has-focus-visible:outline-offset-2",
);

function Choices({ booking, choices, value, onChange }: ChoicesProps) {
  return (
    <div
      role="radiogroup"
      aria-label="How much longer"
      className="grid auto-cols-fr grid-flow-col gap-2.5"
    >
      {choices.map((minutes) => (
        <label key={minutes} className={choiceClass}>
          <input
            type="radio"
            name={`extend-${booking.id}`}
            className="sr-only"
            checked={minutes === value}
            onChange={() => onChange(minutes)}
          />
          <span className="font-[620]">{formatMinutes(minutes)}</span>
          <span className="text-sm text-muted">{priceOfChoice(booking, minutes)}</span>
        </label>
      ))}
    </div>
  );
}

function priceOfChoice({ policy, currency }: Booking, minutes: number): string {
  return formatDecimal(extensionPrice(minutes, policy.overstay_rate, currency), currency);
}

interface PayExtensionProps {
  booking: Booking;
  minutes: number;
  quote: ReturnType<typeof useExtensionQuote>;
}

/** The button names the new end and the price that the server has promised. */
function PayExtension({ booking, minutes, quote }: PayExtensionProps) {
  const extend = useExtendBooking();
  const readerZone = useReaderZone();
  const [payment, setPayment] = useState<PaymentInput>({
    method: "card",
    number: DEFAULT_CARD_NUMBER,
  });
  const [cardError, setCardError] = useState<string>();
  const offer = quote.data?.minutes === minutes && !quote.isPlaceholderData ? quote.data : null;
  function submit() {
    const body = paymentBody(payment);
    setCardError(body ? undefined : "This is not one of the test cards.");
    if (!offer || body?.payment_method !== "card") return;
    extend.mutate({
      params: { id: booking.id },
      body: { quote_id: offer.quote_id, minutes, ...body },
    });
  }
  const problem = extend.error ?? quote.error;
  const end = formatMoment(endAfter(booking, minutes), booking.lot.timezone, readerZone);
  return (
    <>
      <Button
        size="large"
        variant="paint"
        wide
        pending={extend.isPending}
        disabled={!offer}
        onClick={submit}
      >
        Extend to {end}
        {offer && ` · ${formatDecimal(offer.total, offer.currency)}`}
      </Button>
      <FormError>{problem?.problem.detail}</FormError>
      <CardLine payment={payment} onChange={setPayment} error={cardError} />
    </>
  );
}

interface CardLineProps {
  payment: PaymentInput;
  onChange: (payment: PaymentInput) => void;
  error: string | undefined;
}

/** The card that is charged, named before the press. */
function CardLine({ payment, onChange, error }: CardLineProps) {
  const [isChanging, setIsChanging] = useState(false);
  if (isChanging)
    return (
      <PaymentChoice value={payment} onChange={onChange} cash={false} cashHint="" error={error} />
    );
  return (
    <div className="-my-1.5 flex items-center justify-between text-sm text-muted">
      <span className="flex items-center gap-2">
        <CreditCard size={16} aria-hidden />
        Card ending {payment.number.slice(-4)}
      </span>
      <button
        type="button"
        className="min-h-11 rounded-control px-2 font-[620] text-ink"
        onClick={() => setIsChanging(true)}
      >
        Change
      </button>
    </div>
  );
}
