import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { pgCode, pgConstraint } from "@/lib/core/pg-error";
import { currentRequest } from "@/lib/core/request";
import { lockBooking, type BookingRow } from "@/lib/domain/booking/read/bookings";
import {
  blockedUntil,
  cashDeadline,
  holdDeadline,
  requestDeadline,
} from "@/lib/domain/booking/rules";
import type { bookingRequest } from "@/lib/domain/booking/schema";
import { bookings } from "@/lib/domain/booking/table";
import {
  isVehicleBusy,
  lockDriver,
  placeBooking,
  refuseTooMany,
  slotFor,
  slotTaken,
  vehicleBusy,
} from "@/lib/domain/booking/write/place";
import { loadQuote, type QuoteRow } from "@/lib/domain/booking/write/quote";
import { factsOf, moveBooking } from "@/lib/domain/booking/write/transition";
import { loadLot, type LotRow } from "@/lib/domain/lot/read";
import { plateKey } from "@/lib/domain/vehicle/schema";
import { emit } from "@/lib/event/emit";
import { payments, type Purpose } from "../table";
import { announceCash } from "./announce";
import { chargeCard } from "./charge";
import { releaseHolds } from "./hold";
import { endOverdue } from "./overdue";
import { paymentInProgress, reply } from "./reply";
import { storedPayment } from "./stored";

export interface Order {
  quote: QuoteRow;
  holdId: string | null;
  slotId: string | null;
  vehicleNumber: string;
  method: "card" | "cash";
  token: string;
  purpose: Purpose;
  renewedFrom: string | null;
  notes: string | null;
}

/** Books at the quote's price and pays. Card: charged now. Cash: kept until the lot's deadline for somebody to verify. */
export async function createBooking(actor: Actor, input: z.output<typeof bookingRequest>) {
  const quote = await loadQuote(actor, input.quote_id);
  return placeOrder(actor, {
    quote,
    holdId: input.hold_id ?? null,
    slotId: null,
    vehicleNumber: input.vehicle_number,
    method: input.payment_method,
    token: input.payment_token ?? "tok_ok",
    purpose: "booking",
    renewedFrom: null,
    notes: input.notes || null,
  });
}

/**
 * A card order takes two transactions with the charge between them: the first takes the slot and remembers the payment,
 * the second settles. When a crash comes between, a job settles by what the provider remembers.
 */
export async function placeOrder(actor: Actor, order: Order) {
  const lot = await loadLot(order.quote.lot_id);
  if (order.method === "cash" && !lot.cash_accepted)
    throw errors.refused("cash_not_accepted", `${lot.name} does not take cash.`);
  try {
    if (order.method === "cash")
      return await transaction(
        () => placeCash(actor, order, lot),
        (id) => reply(actor, id),
      );
    const payment = await transaction(() => reserveForCard(actor, order, lot));
    return await chargeCard(actor, payment, {
      token: order.token,
      keepsHold: order.holdId !== null,
    });
  } catch (error) {
    // Making a hold into a booking keeps its slot a little longer, which the next booking may not allow.
    if (pgCode(error) !== "23P01") throw error;
    if (pgConstraint(error) === "bookings_vehicle_excl") throw vehicleBusy();
    throw await slotTaken(
      lot,
      order.slotId ?? order.quote.slot_id,
      order.quote.vehicle_type,
      order.quote,
    );
  }
}

interface Waiting {
  status: "held" | "pending_payment" | "requested";
  deadline: Date;
  blockedUntil: Date;
}

/** How long a booking may wait for money or approval, and until when its slot is kept for a late beginning (N9). */
function waitingOf(order: Order, lot: LotRow): Waiting {
  const now = clock.now();
  const { quote, method } = order;
  const isRequest = lot.mode === "request";
  const asked = requestDeadline(now, { start: quote.start_time, startsNow: quote.starts_now });
  const paid =
    method === "cash"
      ? cashDeadline(isRequest ? asked : now, lot.cash_hold_minutes)
      : holdDeadline(now);
  const latest = isRequest && asked > paid ? asked : paid;
  return {
    status: method === "card" ? "held" : isRequest ? "requested" : "pending_payment",
    deadline: method === "card" ? holdDeadline(now) : isRequest ? asked : paid,
    blockedUntil: blockedUntil(
      { end: quote.end_time, minutes: quote.minutes, startsNow: quote.starts_now },
      latest,
    ),
  };
}

async function placeCash(actor: Actor, order: Order, lot: LotRow): Promise<string> {
  const waiting = waitingOf(order, lot);
  const booking = await takeSlot(actor, order, waiting);
  const payment = await insertPayment(actor, order, booking.id);
  await db()
    .update(bookings)
    .set({ payment: storedPayment(payment) })
    .where(eq(bookings.id, booking.id));
  const facts = factsOf(await lockBooking(actor, booking.id));
  emit("new_reservation", facts, { author: actor.id });
  hint("queues", waiting.status === "requested" ? "requests" : "cash");
  hint("bookings", booking.id);
  if (waiting.status === "pending_payment") announceCash({ ...facts, payment_id: payment.id }, lot);
  return booking.id;
}

async function reserveForCard(actor: Actor, order: Order, lot: LotRow) {
  const booking = await takeSlot(actor, order, waitingOf(order, lot));
  return insertPayment(actor, order, booking.id);
}

/** The held slot if there is one, else the slot itself: from here on it is this driver's. */
async function takeSlot(actor: Actor, order: Order, waiting: Waiting): Promise<BookingRow> {
  await lockDriver(actor.id);
  await refuseTooMany(actor.id);
  await releaseHolds(actor, order.holdId ?? undefined);
  const { quote, vehicleNumber } = order;
  if (order.holdId) return takeHold(actor, order.holdId, order, waiting);
  const slotId = order.slotId ?? (await slotFor(quote));
  await endOverdue({ slotId });
  if (await isVehicleBusy(vehicleNumber, quote.start_time, waiting.blockedUntil))
    throw vehicleBusy();
  return placeBooking(actor, {
    quote,
    slotId,
    status: waiting.status,
    deadline: waiting.deadline,
    blockedUntil: waiting.blockedUntil,
    vehicleNumber,
    paymentMethod: order.method,
    renewedFrom: order.renewedFrom,
    notes: order.notes,
  });
}

async function takeHold(
  actor: Actor,
  holdId: string,
  order: Order,
  waiting: Waiting,
): Promise<BookingRow> {
  const { booking } = await lockBooking(actor, holdId);
  if (booking.status !== "held" || booking.hold_until! <= clock.now())
    throw errors.gone("hold_expired", "The hold on this slot has ended.");
  if (booking.payment_method) throw paymentInProgress();
  if (
    booking.lot_id !== order.quote.lot_id ||
    booking.amount !== order.quote.amount ||
    booking.minutes !== order.quote.minutes
  ) {
    throw errors.refused("quote_mismatch", "The hold belongs to another price.");
  }
  if (
    await isVehicleBusy(order.vehicleNumber, booking.start_time, waiting.blockedUntil, booking.id)
  )
    throw vehicleBusy();
  const change = {
    vehicle_number: order.vehicleNumber,
    vehicle_key: plateKey(order.vehicleNumber),
    payment_method: order.method,
    notes: order.notes,
    hold_until: waiting.deadline,
    blocked_until:
      waiting.blockedUntil > booking.blocked_until ? waiting.blockedUntil : booking.blocked_until,
  };
  if (waiting.status !== "held") return moveBooking(booking, waiting.status, actor, change);
  const [kept] = await db()
    .update(bookings)
    .set(change)
    .where(eq(bookings.id, booking.id))
    .returning();
  return kept!;
}

async function insertPayment(actor: Actor, order: Order, bookingId: string) {
  const [payment] = await db()
    .insert(payments)
    .values({
      booking_id: bookingId,
      user_id: actor.id,
      method: order.method,
      purpose: order.purpose,
      amount: order.quote.amount,
      currency: order.quote.currency,
      status: "pending",
      idempotency_key: currentRequest()?.idempotency?.key ?? null,
    })
    .returning();
  return payment!;
}
