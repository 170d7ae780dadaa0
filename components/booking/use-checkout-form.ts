"use client";
import { useState } from "react";
import { paymentBody, type PaymentInput } from "@/components/payment/payment-choice";
import { DEFAULT_CARD_NUMBER } from "@/components/payment/test-cards";
import { useCreateBooking } from "@/hooks/use-booking";
import { useVehicles } from "@/hooks/use-vehicle";
import type { Booking } from "@/lib/domain/booking/schema";
import type { Held } from "./use-checkout";

/** The vehicle and payment of a checkout, and the request that books the held slot with them. */
export function useCheckoutForm(held: Held, onBooked: (booking: Booking) => void) {
  const create = useCreateBooking();
  const vehicles = useVehicles();
  const [chosen, setChosen] = useState<string | null>(null);
  const [payment, setPayment] = useState<PaymentInput>({
    method: "card",
    number: DEFAULT_CARD_NUMBER,
  });
  const [errors, setErrors] = useState<{ plate?: string; card?: string }>({});
  const known = vehicles.data?.results ?? [];
  const plate = chosen ?? (known.find(({ is_default }) => is_default) ?? known[0])?.number ?? null;

  function submit() {
    const pay = paymentBody(payment);
    setErrors({
      ...(!plate && { plate: "Choose a vehicle, or add one." }),
      ...(!pay && { card: "This is not one of the test cards." }),
    });
    if (!plate || !pay) return;
    const { quote, hold_id } = held;
    create.mutate(
      { body: { quote_id: quote.quote_id, hold_id, vehicle_number: plate, ...pay } },
      { onSuccess: onBooked },
    );
  }
  return {
    plate,
    setPlate: setChosen,
    payment,
    setPayment,
    errors,
    submit,
    reset: create.reset,
    problem: create.error?.problem ?? null,
    pending: vehicles.isPending || create.isPending || create.isSuccess,
  };
}
