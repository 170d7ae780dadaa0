import type { Actor } from "@/lib/core/actor";
import { findByVehicle } from "./bookings";

/** Whether a vehicle is free of live bookings. Which booking it is only its own driver learns: plates are written on cars. */
export async function checkVehicle(actor: Actor, number: string) {
  const existing = await findByVehicle(number);
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
