import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { MINUTE_MS } from "@/lib/core/duration";
import type { vehicleAvailability, vehicleCheck } from "../schema";
import { findBookingOfVehicle, type BookingOfVehicle } from "./conflicts";
import { findOpenByVehicle } from "./load";
import { VEHICLE_BUSY } from "./refusals";

type Check = z.output<typeof vehicleCheck>;

/**
 * Whether a vehicle has an open booking, or one during a stay. Only its own driver learns which
 * one, because anybody can read a plate off a car.
 */
export function checkVehicle(actor: Actor, { vehicle_number, start_time, minutes }: Check) {
  if (minutes === undefined) return checkAnyTime(actor, vehicle_number);
  const from = start_time ? new Date(start_time) : clock.now();
  return checkStay(actor, vehicle_number, {
    from,
    to: new Date(from.getTime() + minutes * MINUTE_MS),
  });
}

type Availability = z.input<typeof vehicleAvailability>;

async function checkAnyTime(actor: Actor, number: string): Promise<Availability> {
  const existing = await findOpenByVehicle(number);
  if (!existing) return { available: true, message: "This vehicle has no live booking." };
  if (existing.driver_id !== actor.id)
    return { available: false, message: "This vehicle already has a live booking." };
  return {
    available: false,
    message: `This vehicle already has booking #${existing.number}.`,
    existing_booking: toWire(existing),
  };
}

async function checkStay(
  actor: Actor,
  number: string,
  stay: { from: Date; to: Date },
): Promise<Availability> {
  const existing = await findBookingOfVehicle(number, stay);
  if (!existing) return { available: true, message: "This vehicle is free at that time." };
  return {
    available: false,
    message: VEHICLE_BUSY,
    ...(existing.driver_id === actor.id && { existing_booking: toWire(existing) }),
  };
}

const toWire = ({ id, number, start_time, end_time }: BookingOfVehicle) => ({
  id,
  number,
  start_time: start_time.toISOString(),
  end_time: end_time.toISOString(),
});
