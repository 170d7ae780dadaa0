import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, transaction } from "@/lib/core/db";
import { toDecimal } from "@/lib/core/money";
import { lockPayment, type PaymentRow } from "@/lib/domain/payment/read";
import { succeedPayment } from "@/lib/domain/payment/write/succeed";
import { emit } from "@/lib/event/emit";
import { factsOf } from "../read/facts";
import { lockBooking, type BookingRow } from "../read/load";
import { bookingResult } from "../read/result";
import type { QuoteRow } from "../read/quotes";
import { bookings, type OpenExtension } from "../table";
import { changeBooking } from "./move";

/**
 * Blocks the time of an extension while its card is charged, inside the caller's transaction. The
 * exclusion constraints refuse what meets another booking.
 */
export async function blockExtension(
  booking: BookingRow,
  { end_time, minutes, lines, amount }: QuoteRow,
  paymentId: string,
): Promise<void> {
  const extension = {
    payment_id: paymentId,
    end_time: end_time.toISOString(),
    minutes,
    lines,
    amount,
  };
  await db()
    .update(bookings)
    .set({ blocked_until: end_time, extension })
    .where(eq(bookings.id, booking.id));
}

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
      const booking = await changeBooking(full.booking, "extended", {
        author: actor,
        change: extended(full.booking, extension),
      });
      const charged = toDecimal(extension.amount);
      emit(
        "booking_extended",
        { ...factsOf({ ...full, booking }), payment_id: id, charged, by_name: actor.name },
        { author: actor.id },
      );
      return booking_id;
    },
    async (bookingId) => bookingId && bookingResult(actor, bookingId),
  );

const extended = (booking: BookingRow, extension: OpenExtension) => ({
  end_time: new Date(extension.end_time),
  minutes: booking.minutes + extension.minutes,
  lines: [...booking.lines, ...extension.lines],
  amount: booking.amount + extension.amount,
  extension: null,
  ...(booking.payment && {
    payment: { ...booking.payment, amount: booking.payment.amount + extension.amount },
  }),
});
