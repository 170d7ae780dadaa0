import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { toDecimal } from "@/lib/core/money";
import { lockPayment, type PaymentRow } from "@/lib/domain/payment/read";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import { succeedPayment } from "@/lib/domain/payment/write/succeed";
import { emit } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import { lockBooking, type BookingRow, type FullBooking } from "../read/load";
import { bookingResult } from "../read/result";
import type { QuoteRow } from "../read/quotes";
import { spanText } from "../rules/price";
import { bookings, type Decision, type OpenExtension } from "../table";
import { changeBooking } from "./move";

/**
 * Blocks the time of an extension while its card is charged, inside the caller's transaction. The
 * exclusion constraints refuse what meets another booking.
 */
export async function blockExtension(
  booking: BookingRow,
  quote: QuoteRow,
  paymentId: string,
): Promise<void> {
  const extension = openExtension(quote, paymentId);
  await db()
    .update(bookings)
    .set({ blocked_until: quote.end_time, extension })
    .where(eq(bookings.id, booking.id));
}

/** What a booking stores of an extension until it is paid. */
export const openExtension = (quote: QuoteRow, paymentId: string): OpenExtension => ({
  payment_id: paymentId,
  end_time: quote.end_time.toISOString(),
  minutes: quote.minutes,
  lines: quote.lines,
  amount: quote.amount,
  asked_at: clock.now().toISOString(),
});

/** Releases the time of an extension that is not paid, inside the caller's transaction. */
export async function releaseExtension(booking: BookingRow, paymentId: string): Promise<void> {
  if (booking.extension?.payment_id !== paymentId) return;
  await db()
    .update(bookings)
    .set({ blocked_until: booking.end_time, extension: null })
    .where(eq(bookings.id, booking.id));
}

/**
 * Extends the booking of a payment that was charged, once; later calls only return the answer. Null
 * when the booking can no longer be extended.
 */
export const extendCharged = (actor: Actor, { id, booking_id }: PaymentRow, ref: string) =>
  transaction(
    async () => {
      const full = await lockBooking(null, booking_id);
      const payment = await lockPayment(id);
      if (payment.status === "succeeded") return booking_id;
      const { extension } = full.booking;
      if (payment.status !== "pending" || extension?.payment_id !== id) return null;
      await succeedPayment(id, ref, clock.now());
      await extendPaid(actor, full, { extension, method: "card" });
      return booking_id;
    },
    async (bookingId) => bookingId && bookingResult(actor, bookingId),
  );

interface PaidExtension {
  extension: OpenExtension;
  method: PaymentMethod;
  /** Who confirmed its cash. */
  decision?: Decision;
}

/** Extends a booking whose extension is paid, inside the caller's transaction; tells both sides. */
export async function extendPaid(
  actor: Actor,
  full: FullBooking,
  { extension, method, decision }: PaidExtension,
): Promise<BookingRow> {
  const booking = await changeBooking(full.booking, "extended", {
    author: actor,
    note: spanText(extension.minutes),
    change: { ...extended(full.booking, extension), ...(decision && { decision }) },
  });
  emit(
    "booking_extended",
    {
      ...factsOf({ ...full, booking }),
      payment_method: method,
      payment_id: extension.payment_id,
      charged: toDecimal(extension.amount),
      by_name: actor.name,
    },
    { author: actor.id },
  );
  return booking;
}

const extended = (booking: BookingRow, extension: OpenExtension) => ({
  end_time: new Date(extension.end_time),
  minutes: booking.minutes + extension.minutes,
  lines: [...booking.lines, ...extension.lines],
  amount: booking.amount + extension.amount,
  extension: null,
  hold_until: null,
  ...(booking.payment && {
    payment: { ...booking.payment, amount: booking.payment.amount + extension.amount },
  }),
});
