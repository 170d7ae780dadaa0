"use client";
import { useState } from "react";
import { usePaymentInput } from "@/components/payment/use-payment-input";
import type { VehicleInput } from "@/components/vehicle/vehicle-choice";
import { useCreateBooking } from "@/hooks/use-booking";
import { useCreateVehicle, useUsualVehicle } from "@/hooks/use-vehicle";
import type { Booking } from "@/lib/domain/booking/schema";
import { plateFault, tidyPlate } from "@/lib/domain/vehicle/values";
import type { Held } from "./use-checkout";

/** The vehicle and payment of a checkout, and the request that books the held slot with them. */
export function useCheckoutForm(held: Held, onBooked: (booking: Booking) => void) {
  const remember = useCreateVehicle();
  const { vehicle, setVehicle, isPending } = useVehicleInput();
  const create = useCreateBooking((booking) => {
    if (vehicle.isTyped) remember.mutate({ body: { number: booking.vehicle_number! } });
    onBooked(booking);
  });
  const payment = usePaymentInput();
  const [plateError, setPlateError] = useState<string>();
  const plate = tidyPlate(vehicle.number);

  function submit() {
    const pay = payment.read();
    const fault = plateFault(plate);
    setPlateError(fault);
    if (fault || !pay) return create.reset();
    const { quote, hold_id } = held;
    create.mutate({
      body: { quote_id: quote.quote_id, hold_id, vehicle_number: plate, ...pay },
    });
  }
  return {
    vehicle,
    setVehicle: (next: VehicleInput) => {
      setVehicle(next);
      setPlateError(undefined);
    },
    plateError,
    payment: payment.fields,
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
