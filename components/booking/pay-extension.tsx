"use client";
import { CreditCard } from "lucide-react";
import { useState } from "react";
import {
  PaymentChoice,
  type PaymentChoiceProps,
  type PaymentInput,
} from "@/components/payment/payment-choice";
import { usePaymentInput } from "@/components/payment/use-payment-input";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { SubmitForm } from "@/components/ui/submit-form";
import { formatMoment } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import { useExtendBooking, type useExtensionQuote } from "@/hooks/use-booking";
import { formatDecimal } from "@/lib/core/money";
import type { Booking, ExtensionQuote } from "@/lib/domain/booking/schema";
import { endAfter } from "./extension-choices";

interface PayExtensionProps {
  booking: Booking;
  minutes: number;
  quote: ReturnType<typeof useExtensionQuote>;
}

/** The button names the new end and the price that the server has promised. */
export function PayExtension({ booking, minutes, quote }: PayExtensionProps) {
  const extend = useExtendBooking();
  const readerZone = useReaderZone();
  const payment = usePaymentInput();
  const offer = quote.data?.minutes === minutes && !quote.isPlaceholderData ? quote.data : null;
  const momentOf = (at: string) => formatMoment(at, booking.lot.timezone, readerZone);
  function submit() {
    const body = payment.read();
    if (!offer || !body) return extend.reset();
    extend.mutate({
      params: { id: booking.id },
      body: { quote_id: offer.quote_id, minutes, ...body },
    });
  }
  const problem = extend.error ?? quote.error;
  return (
    <SubmitForm className="grid gap-3" isReady={!extend.isPending} onSubmit={submit}>
      <Button
        type="submit"
        size="large"
        variant="paint"
        wide
        className="h-auto! min-h-[54px] py-2 text-balance whitespace-normal!"
        pending={extend.isPending}
        disabled={!offer}
      >
        Extend to {momentOf(endAfter(booking, minutes))}
        {offer && ` · ${priceOf(offer)}`}
        {payment.fields.value.method === "cash" && " in cash"}
      </Button>
      <FormError>{problem?.problem.detail}</FormError>
      <PaymentLine
        {...payment.fields}
        cashHint={
          quote.data?.cash_until
            ? `Pay at the desk by ${momentOf(quote.data.cash_until)}. The slot is kept for you ` +
              "meanwhile, and your time grows once the desk confirms the cash."
            : null
        }
      />
    </SubmitForm>
  );
}

const priceOf = ({ total, currency }: ExtensionQuote): string => formatDecimal(total, currency);

const linkClass = "min-h-11 rounded-control px-2 font-[620] text-ink";

/** How it is paid, named before the press. */
function PaymentLine(props: PaymentChoiceProps) {
  const { value, onChange, cashHint } = props;
  const [isChanging, setIsChanging] = useState(false);
  function change(method: PaymentInput["method"]) {
    onChange({ ...value, method });
    setIsChanging(true);
  }
  if (isChanging) return <PaymentChoice {...props} />;
  return (
    <div className="-my-1.5 flex items-center justify-between text-sm text-muted">
      <span className="flex items-center gap-2">
        <CreditCard size={16} aria-hidden />
        Test card ending {value.number.slice(-4)}
      </span>
      <span className="-mr-2 flex">
        {cashHint && (
          <button type="button" className={linkClass} onClick={() => change("cash")}>
            Pay in cash
          </button>
        )}
        <button type="button" className={linkClass} onClick={() => change("card")}>
          Change
        </button>
      </span>
    </div>
  );
}
