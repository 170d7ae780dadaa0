import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db, hint, transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { currentRequest } from "@/lib/core/request";
import { lockBooking, type BookingRow } from "@/lib/domain/booking/read/bookings";
import { blockedUntil, cashDeadline, holdDeadline, requestDeadline } from "@/lib/domain/booking/rules";
import type { bookingRequest } from "@/lib/domain/booking/schema";
import { bookings } from "@/lib/domain/booking/table";
import { isVehicleBusy, lockDriver, placeBooking, refuseTooMany, slotFor, vehicleBusy } from "@/lib/domain/booking/write/place";
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
import { reply } from "./reply";
import { storedPayment } from "./stored";

export interface Order {
  quote: QuoteRow; holdId: string | null; slotId: string | null; vehicleNumber: string; method: "card" | "cash"; token: string;
  purpose: Purpose; renewedFrom: string | null; notes: string | null;
}

/** Books at the quote's price and pays. Card: charged now. Cash: kept until the lot's deadline for somebody to verify. */
export async function createBooking(actor: Actor, input: z.output<typeof bookingRequest>) {
  const quote = await loadQuote(actor, input.quote_id);
  return placeOrder(actor, {
    quote, holdId: input.hold_id ?? null, slotId: null, vehicleNumber: input.vehicle_number, method: input.payment_method, token: input.payment_token ?? "tok_ok",
    purpose: "booking", renewedFrom: null, notes: input.notes || null,
  });
}

/**
 * A card order takes two transactions with the charge between them: the first takes the bay and remembers the payment,
 * the second settles. When a crash comes between, a job settles by what the provider remembers.
 */
export async function placeOrder(actor: Actor, order: Order) {
  const lot = await loadLot(order.quote.lot_id);
  if (order.method === "cash") {
    if (!lot.cash_accepted) throw errors.refused("cash_not_accepted", `${lot.name} does not take cash.`);
    return transaction(() => placeCash(actor, order, lot), (id) => reply(actor, id));
  }
  const payment = await transaction(() => reserveForCard(actor, order));
  return chargeCard(actor, payment, { token: order.token, keepsHold: order.holdId !== null });
}

async function placeCash(actor: Actor, order: Order, lot: LotRow): Promise<string> {
  const isRequest = lot.mode === "request";
  const now = clock.now();
  const deadline = isRequest ? requestDeadline(now, { start: order.quote.start_time, startsNow: order.quote.starts_now }) : cashDeadline(now, lot.cash_hold_minutes);
  const booking = await takeBay(actor, order, isRequest ? "requested" : "pending_payment", deadline);
  const payment = await insertPayment(actor, order, booking.id);
  await db().update(bookings).set({ payment: storedPayment(payment) }).where(eq(bookings.id, booking.id));
  const facts = factsOf(await lockBooking(actor, booking.id));
  emit("new_reservation", facts, { author: actor.id });
  hint("queues", isRequest ? "requests" : "cash");
  if (!isRequest) announceCash({ ...facts, payment_id: payment.id });
  return booking.id;
}

async function reserveForCard(actor: Actor, order: Order) {
  const booking = await takeBay(actor, order, "held", holdDeadline(clock.now()));
  return insertPayment(actor, order, booking.id);
}

/** The held bay if there is one, else the bay itself: from here on it is this driver's. */
async function takeBay(actor: Actor, order: Order, status: "held" | "pending_payment" | "requested", deadline: Date): Promise<BookingRow> {
  await lockDriver(actor.id);
  await refuseTooMany(actor.id);
  await releaseHolds(actor, order.holdId ?? undefined);
  const { quote, vehicleNumber } = order;
  if (order.holdId) return takeHold(actor, order.holdId, order, status, deadline);
  const slotId = order.slotId ?? (await slotFor(quote));
  await endOverdue({ slotId });
  if (await isVehicleBusy(vehicleNumber, quote.start_time, blockedUntil({ end: quote.end_time, minutes: quote.minutes, startsNow: quote.starts_now }, deadline))) throw vehicleBusy();
  return placeBooking(actor, { quote, slotId, status, deadline, vehicleNumber, paymentMethod: order.method, renewedFrom: order.renewedFrom, notes: order.notes });
}

async function takeHold(actor: Actor, holdId: string, order: Order, status: "held" | "pending_payment" | "requested", deadline: Date): Promise<BookingRow> {
  const { booking } = await lockBooking(actor, holdId);
  if (booking.status !== "held" || booking.hold_until! <= clock.now()) throw errors.gone("hold_expired", "The hold on this bay has ended.");
  if (booking.lot_id !== order.quote.lot_id || booking.amount !== order.quote.amount) throw errors.refused("quote_mismatch", "The hold belongs to another price.");
  const blocked_until = blockedUntil({ end: booking.end_time, minutes: booking.minutes, startsNow: booking.starts_now }, deadline);
  if (await isVehicleBusy(order.vehicleNumber, booking.start_time, blocked_until, booking.id)) throw vehicleBusy();
  const change = {
    vehicle_number: order.vehicleNumber, vehicle_key: plateKey(order.vehicleNumber), payment_method: order.method, notes: order.notes, hold_until: deadline, blocked_until,
  };
  if (status !== "held") return moveBooking(booking, status, actor, change);
  const [kept] = await db().update(bookings).set(change).where(eq(bookings.id, booking.id)).returning();
  return kept!;
}

async function insertPayment(actor: Actor, order: Order, bookingId: string) {
  const [payment] = await db().insert(payments).values({
    booking_id: bookingId, user_id: actor.id, method: order.method, purpose: order.purpose, amount: order.quote.amount, currency: order.quote.currency,
    status: "pending", idempotency_key: currentRequest()?.idempotency?.key ?? null,
  }).returning();
  return payment!;
}
