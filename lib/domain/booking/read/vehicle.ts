import { findByVehicle } from "./bookings";

/** Whether a vehicle is free of live bookings; tells the other booking's number and times, never whose it is. */
export async function checkVehicle(number: string) {
  const existing = await findByVehicle(number);
  if (!existing) return { available: true, message: "This vehicle has no live booking." };
  return {
    available: false, message: `This vehicle already has booking #${existing.number}.`,
    existing_booking: { number: existing.number, start_time: existing.start_time.toISOString(), end_time: existing.end_time.toISOString() },
  };
}
