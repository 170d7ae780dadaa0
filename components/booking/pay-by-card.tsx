"use client";
import { CreditCard } from "lucide-react";
import { useState } from "react";
import { PaymentChoice } from "@/components/payment/payment-choice";
import { usePaymentInput } from "@/components/payment/use-payment-input";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { SubmitForm } from "@/components/ui/submit-form";
import { usePayBooking } from "@/hooks/use-booking";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";

/** For a booking that waits for cash. */
export function PayByCardButton({ booking }: { booking: Booking }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button wide icon={<CreditCard size={18} aria-hidden />} onClick={() => setIsOpen(true)}>
        Pay by card instead
      </Button>
      <Sheet
        open={isOpen}
        onOpenChange={setIsOpen}
        title="Pay by card"
        description={`Booking #${booking.number}. You will not have to pay at the desk.`}
      >
        <PayForm booking={booking} />
      </Sheet>
    </>
  );
}

function PayForm({ booking }: { booking: Booking }) {
  const pay = usePayBooking();
  const payment = usePaymentInput();
  function submit() {
    const body = payment.read();
    if (body?.payment_method !== "card") return pay.reset();
    const { payment_token } = body;
    pay.mutate({ params: { id: booking.id }, body: { payment_token } });
  }
  const isPending = pay.isPending || pay.isSuccess;
  return (
    <SubmitForm className="grid gap-5" isReady={!isPending} onSubmit={submit}>
      <PaymentChoice {...payment.fields} cashHint={null} />
      <FormError>{pay.error?.problem.detail}</FormError>
      <Button type="submit" size="large" variant="paint" wide pending={isPending}>
        Pay {formatDecimal(booking.amount, booking.currency)}
      </Button>
    </SubmitForm>
  );
}
