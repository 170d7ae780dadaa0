import { eq } from "drizzle-orm";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, together } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import type { PaymentRow } from "@/lib/domain/payment/read";
import { snapshotOf } from "@/lib/domain/payment/rules";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import type { Purpose } from "@/lib/domain/payment/table";
import { openPayment, type NewPayment } from "@/lib/domain/payment/write/open";
import { plateKey } from "@/lib/domain/vehicle/schema";
import { findBookingOfVehicle } from "../read/conflicts";
import { lockBooking, type BookingRow, type FullBooking } from "../read/load";
import type { QuoteRow } from "../read/quotes";
import { findFreeSlots } from "../read/slots";
import type { InitialState } from "../rules/deadline";
import { bookings } from "../table";
import { moveBooking, recordHistory } from "./move";
import { lockDriver, makeRoom, placeBooking, requireBelowLimit } from "./place";
import { lockHolds, releaseHolds } from "./release";
import { requireOpen } from "./require-open";
import { paymentInProgress, vehicleBusy } from "../read/refusals";

/** What is booked and how it is paid: a new booking or a renewal. */
export interface Order {
  quote: QuoteRow;
  /** Whether another person was seen to have the slot of the quote. */
  isTaken: boolean;
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

/** A booking that has its slot, and its open payment. */
export interface Taken {
  full: FullBooking;
  payment: PaymentRow;
}

/**
 * Takes the slot of an order for its driver, the driver's hold if the order has one, else a free
 * slot, and opens the payment. Throws 409 `limit`, `vehicle_busy`, `slot_taken` or
 * `payment_in_progress`, 410 `hold_expired`, 422 `quote_mismatch`, and what `placeBooking` and
 * `requireOpen` throw.
 */
export async function takeSlot(actor: Actor, order: Order, state: InitialState): Promise<Taken> {
  const [, taken] = await together([
    lockDriver(actor),
    order.holdId ? takeHold(actor, order.holdId, order, state) : takeFreeSlot(actor, order, state),
  ]);
  return taken;
}

async function takeFreeSlot(actor: Actor, order: Order, state: InitialState): Promise<Taken> {
  const { quote, vehicleNumber } = order;
  const slotId = order.slotId ?? (await slotFor(quote));
  const range = { from: quote.start_time, to: state.blockedUntil };
  const [place, existing] = await together([
    makeRoom(actor, { quote, slotId, blockedUntil: state.blockedUntil }),
    findBookingOfVehicle(vehicleNumber, range),
  ]);
  if (existing) throw vehicleBusy(actor, existing);
  const payment = paymentOf(actor, order);
  const booking = await placeBooking(
    {
      quote,
      status: state.status,
      deadline: state.deadline,
      blockedUntil: state.blockedUntil,
      vehicleNumber,
      paymentMethod: order.method,
      renewedFrom: order.renewedFrom,
      notes: order.notes,
      payment: snapshotAtFirst(payment),
    },
    place,
  );
  recordHistory(booking.id, "created", actor);
  return {
    full: { booking, lot: place.lot, slot: place.slot, driver: place.driver },
    payment: openPayment({ ...payment, bookingId: booking.id }),
  };
}

const paymentOf = (
  actor: Actor,
  { quote, method, purpose }: Order,
): Omit<NewPayment, "bookingId"> => ({
  id: newId(),
  payerId: actor.id,
  method,
  purpose,
  amount: quote.amount,
  currency: quote.currency,
});

/** What the booking stores of a payment that waits. That of a card is stored with its outcome. */
const snapshotAtFirst = ({ id, method, amount }: Omit<NewPayment, "bookingId">) =>
  method === "card"
    ? null
    : snapshotOf({
        id,
        method,
        amount,
        status: "pending",
        decided_by_name: null,
        decided_at: null,
      });

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
): Promise<Taken> {
  const [full, others] = await together([
    lockBooking(actor, holdId),
    lockHolds(actor, holdId),
    requireBelowLimit(actor),
  ]);
  const { booking } = full;
  requireUsableHold(booking, order.quote);
  requireOpen(full.lot, full.slot);
  await releaseHolds(actor, others);
  const range = { from: booking.start_time, to: state.blockedUntil };
  const existing = await findBookingOfVehicle(order.vehicleNumber, range, booking.id);
  if (existing) throw vehicleBusy(actor, existing);
  const payment = paymentOf(actor, order);
  const snapshot = snapshotAtFirst(payment);
  const change = {
    vehicle_number: order.vehicleNumber,
    vehicle_key: plateKey(order.vehicleNumber),
    payment_method: order.method,
    notes: order.notes,
    hold_until: state.deadline,
    blocked_until: laterOf(state.blockedUntil, booking.blocked_until),
    ...(snapshot ? { payment: snapshot } : {}),
  };
  const taking =
    state.status === "held"
      ? changeHold(booking, change)
      : moveBooking(booking, state.status, { author: actor, change });
  const opened = openPayment({ ...payment, bookingId: booking.id });
  return { full: { ...full, booking: await taking }, payment: opened };
}

async function changeHold(
  { id }: BookingRow,
  change: Partial<typeof bookings.$inferInsert>,
): Promise<BookingRow> {
  const [held] = await db().update(bookings).set(change).where(eq(bookings.id, id)).returning();
  return held!;
}

function requireUsableHold(booking: BookingRow, quote: QuoteRow): void {
  if (booking.status !== "held" || booking.hold_until! <= clock.now())
    throw errors.gone("hold_expired", "The hold on this slot has ended.");
  if (booking.payment_method) throw paymentInProgress();
  if (!isHoldOf(booking, quote))
    throw errors.refused(
      "quote_mismatch",
      "The hold was made for another slot, time or price. Ask for a new quote.",
    );
}

const isHoldOf = (booking: BookingRow, quote: QuoteRow): boolean =>
  booking.quote_id === quote.id || isForSame(booking, quote);

/** Whether a later quote is for what the hold is for. One for now has a later start then. */
const isForSame = (booking: BookingRow, quote: QuoteRow): boolean =>
  booking.lot_id === quote.lot_id &&
  (quote.slot_id === null || booking.slot_id === quote.slot_id) &&
  booking.starts_now === quote.starts_now &&
  (quote.starts_now !== "no" || isSame(booking.start_time, quote.start_time)) &&
  (quote.starts_now === "fixed_length" || isSame(booking.end_time, quote.end_time)) &&
  booking.amount === quote.amount &&
  booking.minutes === quote.minutes;

const isSame = (a: Date, b: Date): boolean => a.getTime() === b.getTime();

const laterOf = (a: Date, b: Date): Date => (a > b ? a : b);
