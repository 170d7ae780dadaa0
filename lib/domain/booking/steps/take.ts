import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import type { Purpose } from "@/lib/domain/payment/table";
import { plateKey } from "@/lib/domain/vehicle/schema";
import { isVehicleBusy } from "../read/conflicts";
import { lockBooking, type BookingRow } from "../read/load";
import type { QuoteRow } from "../read/quotes";
import { findFreeSlots } from "../read/slots";
import type { InitialState } from "../rules/deadline";
import { bookings } from "../table";
import { expireSlot } from "./deadlines";
import { moveBooking } from "./move";
import { lockDriverAndReleaseHolds, placeBooking } from "./place";
import { paymentInProgress, vehicleBusy } from "../read/refusals";

/** What is booked and how it is paid: a new booking or a renewal. */
export interface Order {
  quote: QuoteRow;
  /** The driver's hold that becomes the booking; null to take a free slot. */
  holdId: string | null;
  /** The slot to take; null for the slot of the quote, or any free slot of its lot. */
  slotId: string | null;
  vehicleNumber: string;
  method: PaymentMethod;
  token: string | undefined;
  purpose: Purpose;
  renewedFrom: string | null;
  notes: string | null;
}

/**
 * Takes the slot of an order for its driver: the driver's hold if the order has one, else a free
 * slot. Throws 409 `limit`, `vehicle_busy`, `slot_taken` or `payment_in_progress`, 410
 * `hold_expired`, 422 `quote_mismatch`, and what `placeBooking` throws.
 */
export async function takeSlot(
  actor: Actor,
  order: Order,
  state: InitialState,
): Promise<BookingRow> {
  await lockDriverAndReleaseHolds(actor, order.holdId);
  return order.holdId
    ? takeHold(actor, order.holdId, order, state)
    : takeFreeSlot(actor, order, state);
}

async function takeFreeSlot(actor: Actor, order: Order, state: InitialState): Promise<BookingRow> {
  const { quote, vehicleNumber } = order;
  const slotId = order.slotId ?? (await slotFor(quote));
  await expireSlot(slotId);
  const range = { from: quote.start_time, to: state.blockedUntil };
  if (await isVehicleBusy(vehicleNumber, range)) throw vehicleBusy();
  return placeBooking(actor, {
    quote,
    slotId,
    status: state.status,
    deadline: state.deadline,
    blockedUntil: state.blockedUntil,
    vehicleNumber,
    paymentMethod: order.method,
    renewedFrom: order.renewedFrom,
    notes: order.notes,
  });
}

/** The slot of the quote, or any free slot of the lot when the quote is for the lot. */
async function slotFor(quote: QuoteRow): Promise<string> {
  if (quote.slot_id) return quote.slot_id;
  const [free] = await findFreeSlots({
    lotId: quote.lot_id,
    from: quote.start_time,
    to: quote.end_time,
    vehicleType: quote.vehicle_type,
    limit: 1,
  });
  if (free?.lot_id !== quote.lot_id)
    throw errors.conflict("slot_taken", "No slot is free at that time.", { alternatives: [] });
  return free.id;
}

async function takeHold(
  actor: Actor,
  holdId: string,
  order: Order,
  state: InitialState,
): Promise<BookingRow> {
  const { booking } = await lockBooking(actor, holdId);
  requireUsableHold(booking, order.quote);
  const range = { from: booking.start_time, to: state.blockedUntil };
  if (await isVehicleBusy(order.vehicleNumber, range, booking.id)) throw vehicleBusy();
  const change = {
    vehicle_number: order.vehicleNumber,
    vehicle_key: plateKey(order.vehicleNumber),
    payment_method: order.method,
    notes: order.notes,
    hold_until: state.deadline,
    blocked_until: laterOf(state.blockedUntil, booking.blocked_until),
  };
  if (state.status !== "held") return moveBooking(booking, state.status, { author: actor, change });
  const [held] = await db()
    .update(bookings)
    .set(change)
    .where(eq(bookings.id, booking.id))
    .returning();
  return held!;
}

function requireUsableHold(booking: BookingRow, quote: QuoteRow): void {
  if (booking.status !== "held" || booking.hold_until! <= clock.now())
    throw errors.gone("hold_expired", "The hold on this slot has ended.");
  if (booking.payment_method) throw paymentInProgress();
  const matchesQuote =
    booking.lot_id === quote.lot_id &&
    booking.amount === quote.amount &&
    booking.minutes === quote.minutes;
  if (!matchesQuote)
    throw errors.refused(
      "quote_mismatch",
      "The hold was made for another price. Ask for a new quote.",
    );
}

const laterOf = (a: Date, b: Date): Date => (a > b ? a : b);
