import { eq } from "drizzle-orm";
import { db, hint } from "@/lib/core/db";
import { closePayment } from "@/lib/domain/payment/write/close";
import { reopenPayment } from "@/lib/domain/payment/write/reopen";
import { emit } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import type { BookingRow, FullBooking } from "../read/load";
import { bookings, type Decision } from "../table";
import { PAID_BY_CARD } from "../values";

/**
 * Closes the cash payment of a booking whose card is charged instead, inside the caller's
 * transaction. Until the outcome the booking waits as before, marked by its payment method, and
 * keeps its copy of the cash payment.
 */
export async function setCashAside({ booking, driver }: FullBooking): Promise<void> {
  const { id, payment } = booking;
  await closePayment(payment!.id, {
    status: "cancelled",
    reason: PAID_BY_CARD,
    decider: { id: driver.id, name: driver.first_name },
  });
  await db().update(bookings).set({ payment_method: "card" }).where(eq(bookings.id, id));
}

/** Lets the cash of a booking be verified again, inside the caller's transaction. */
export async function awaitCashAgain({ id, payment }: BookingRow): Promise<void> {
  await reopenPayment(payment!.id);
  await db().update(bookings).set({ payment_method: "cash" }).where(eq(bookings.id, id));
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
