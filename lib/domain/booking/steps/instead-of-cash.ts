import { eq } from "drizzle-orm";
import { db, hint } from "@/lib/core/db";
import { closePayment } from "@/lib/domain/payment/write/close";
import { reopenPayment } from "@/lib/domain/payment/write/reopen";
import { emit } from "@/lib/event/emit";
import { findBookingOfVehicle } from "../read/conflicts";
import { factsOf } from "../read/facts";
import type { BookingRow, FullBooking } from "../read/load";
import { bookings, type Decision } from "../table";
import { PAID_BY_CARD } from "../values";

/**
 * Closes the cash payment of a booking whose card is charged instead, inside the caller's
 * transaction. Until the outcome the booking counts as held, like any that is paid by card, and
 * keeps its copy of the cash payment, by which it can wait for the cash again.
 */
export async function setCashAside({ booking, driver }: FullBooking): Promise<void> {
  const { id, payment } = booking;
  await closePayment(payment!.id, {
    status: "cancelled",
    reason: PAID_BY_CARD,
    decider: { id: driver.id, name: driver.first_name },
  });
  await db()
    .update(bookings)
    .set({ status: "held", payment_method: "card" })
    .where(eq(bookings.id, id));
}

/**
 * Lets a booking wait for its cash as before, inside the caller's transaction. False when its
 * vehicle was booked elsewhere meanwhile, which a hold does not prevent.
 */
export async function awaitCashAgain(booking: BookingRow): Promise<boolean> {
  const range = { from: booking.start_time, to: booking.blocked_until };
  if (await findBookingOfVehicle(booking.vehicle_number!, range, booking.id)) return false;
  await reopenPayment(booking.payment!.id);
  await db()
    .update(bookings)
    .set({ status: "pending_payment", payment_method: "cash" })
    .where(eq(bookings.id, booking.id));
  return true;
}

/** What those read who were to confirm the cash. */
export const paidByDriver = ({ driver }: FullBooking): Decision => ({
  kind: "cash",
  by: driver.first_name,
  outcome: "paid",
});

/** Tells that a booking is paid by card after all. Its driver and owner know of the booking. */
export function emitPaidInsteadOfCash(full: FullBooking, paymentId: string): void {
  const { driver_id: author, renewed_from } = full.booking;
  const facts = { ...factsOf(full), payment_id: paymentId };
  emit("payment_confirmed", { ...facts, instead_of_cash: true }, { author });
  if (renewed_from) emit("booking_renewed", { ...facts, renewed_from }, { author });
  hint("queues", "cash");
}
