import type { Actor } from "@/lib/core/actor";
import { findOpenByVehicle } from "./load";

/**
 * Whether a vehicle has an open booking. Only its own driver learns which one, because anybody can
 * read a plate off a car.
 */
export async function checkVehicle(actor: Actor, number: string) {
  const existing = await findOpenByVehicle(number);
  if (!existing) return { available: true, message: "This vehicle has no live booking." };
  if (existing.driver_id !== actor.id)
    return { available: false, message: "This vehicle already has a live booking." };
  return {
    available: false,
    message: `This vehicle already has booking #${existing.number}.`,
    existing_booking: {
      number: existing.number,
      start_time: existing.start_time.toISOString(),
      end_time: existing.end_time.toISOString(),
    },
  };
}
