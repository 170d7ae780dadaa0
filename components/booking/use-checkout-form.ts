"use client";
import { useState } from "react";
import { paymentBody, type PaymentInput } from "@/components/payment/payment-choice";
import { DEFAULT_CARD_NUMBER } from "@/components/payment/test-cards";
import type { VehicleInput } from "@/components/vehicle/vehicle-choice";
import { useCreateBooking } from "@/hooks/use-booking";
import { useCreateVehicle, useUsualVehicle } from "@/hooks/use-vehicle";
import type { Booking } from "@/lib/domain/booking/schema";
import { plateRules } from "@/lib/domain/vehicle/values";
import type { Held } from "./use-checkout";

type Errors = { plate?: string | undefined; card?: string };

/** The vehicle and payment of a checkout, and the request that books the held slot with them. */
export function useCheckoutForm(held: Held, onBooked: (booking: Booking) => void) {
  const remember = useCreateVehicle();
  const { vehicle, setVehicle, isPending } = useVehicleInput();
  const create = useCreateBooking((booking) => {
    if (vehicle.isTyped) remember.mutate({ body: { number: booking.vehicle_number! } });
    onBooked(booking);
  });
  const [payment, setPayment] = useState<PaymentInput>({
    method: "card",
    number: DEFAULT_CARD_NUMBER,
  });
  const [errors, setErrors] = useState<Errors>({});
  const plate = vehicle.number.trim().toUpperCase();

  function submit() {
    const pay = paymentBody(payment);
    const broken = plateRules.find(({ pattern }) => !pattern.test(plate));
    setErrors({
      ...(broken && { plate: broken.message }),
      ...(!pay && { card: "This is not one of the test cards." }),
    });
    if (broken || !pay) return create.reset();
    const { quote, hold_id } = held;
    create.mutate({
      body: { quote_id: quote.quote_id, hold_id, vehicle_number: plate, ...pay },
    });
  }
  return {
    vehicle,
    setVehicle: (next: VehicleInput) => {
      setVehicle(next);
      setErrors(({ card }) => (card ? { card } : {}));
    },
    payment,
    setPayment,
    errors,
    submit,
    reset: create.reset,
    problem: create.error?.problem ?? null,
    pending: isPending || create.isPending || create.isSuccess,
  };
}

/** The default vehicle until another one is chosen or typed. */
function useVehicleInput() {
  const { vehicle: usual, isPending } = useUsualVehicle();
  const [chosen, setVehicle] = useState<VehicleInput | null>(null);
  const vehicle = chosen ?? { isTyped: !usual, number: usual?.number ?? "" };
  return { vehicle, setVehicle, isPending };
}
