import { toDecimal } from "@/lib/core/money";
import type { BookingFacts, CashFacts } from "@/lib/event/payload";
import { lockBooking, type FullBooking } from "./load";

/** The facts of a booking that its events carry. */
export function factsOf({ booking, lot, slot, driver }: FullBooking): BookingFacts {
  return {
    booking_id: booking.id,
    number: booking.number,
    version: booking.version,
    status: booking.status,
    lot_id: lot.id,
    lot_name: lot.name,
    lot_number: lot.number,
    timezone: lot.timezone,
    slot_id: slot.id,
    slot_code: slot.code,
    vehicle_number: booking.vehicle_number,
    driver_id: driver.id,
    driver_name: driver.first_name,
    owner_id: lot.owner_id,
    start_time: booking.start_time.toISOString(),
    end_time: booking.end_time.toISOString(),
    amount: toDecimal(booking.amount),
    currency: booking.currency,
    payment_method: booking.payment_method,
    hold_until: booking.hold_until?.toISOString() ?? null,
  };
}

/** The facts of cash that waits: for the booking itself, or for its extension. */
export function cashFactsOf(full: FullBooking, paymentId: string): CashFacts {
  const { extension } = full.booking;
  const facts = { ...factsOf(full), payment_id: paymentId };
  if (!extension) return facts;
  return {
    ...facts,
    payment_method: "cash",
    amount: toDecimal(extension.amount),
    extended_by: extension.minutes,
    extended_to: extension.end_time,
  };
}

/** The facts after the changes that this transaction has made. */
export const currentFacts = async (bookingId: string): Promise<BookingFacts> =>
  factsOf(await lockBooking(null, bookingId));
