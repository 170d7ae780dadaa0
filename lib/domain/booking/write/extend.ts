import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { pgCode, SQLSTATE } from "@/lib/core/pg-error";
import type { PaymentRow } from "@/lib/domain/payment/read";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import { openPayment } from "@/lib/domain/payment/write/open";
import { findExtensionLimit, requireExtendable, requireWithin } from "../read/extension";
import { loadBooking, lockBooking, type BookingRow, type FullBooking } from "../read/load";
import { loadExtensionQuote, type QuoteRow } from "../read/quotes";
import { requireCashAccepted } from "../read/refusals";
import { bookingResult } from "../read/result";
import { awaitsExtensionCash } from "../rules/extension";
import type { extendRequest } from "../schema";
import { awaitExtensionCash, closeCashExtension } from "../steps/cash-extension";
import { applyDeadlines, lockDueInSlot } from "../steps/deadlines";
import { blockExtension } from "../steps/extension";
import { payByCard } from "../steps/charge-card";
import { requireOpenToStay } from "../steps/require-open";
import { quoteExtension } from "./quote-extension";

type ExtendInput = z.output<typeof extendRequest>;

/**
 * Extends a booking at the price of a quote. Its new time is blocked first, then the card is
 * charged, so that nobody pays for time that somebody else gets. With cash the time counts once the
 * lot has confirmed the money (verify-cash.ts); another extension takes the place of one that waits
 * for that. Throws what `quoteExtension` throws, 404 and 410 for the quote, 422 `quote_mismatch`
 * when it is for another time, 422 `cash_not_accepted`, and what `payByCard` throws.
 */
export const extendBooking = (actor: Actor, id: string, input: ExtendInput) =>
  refusingWithMost(actor, id, input, () =>
    input.payment_method === "cash"
      ? extendByCash(actor, id, input)
      : extendByCard(actor, id, input),
  );

async function extendByCard(actor: Actor, id: string, input: ExtendInput) {
  const payment = await transaction(async () => {
    const { full, quote } = await lockExtendable(actor, id, input);
    const opened = openExtensionPayment(actor, id, { quote, method: "card" });
    await blockExtension(full.booking, quote, opened.id);
    return opened;
  });
  return payByCard(actor, payment, { token: input.payment_token, keepsHold: false });
}

const extendByCash = (actor: Actor, id: string, input: ExtendInput) =>
  transaction(
    async () => {
      const { full, quote } = await lockExtendable(actor, id, input);
      requireCashAccepted(full.lot);
      const { id: paymentId } = openExtensionPayment(actor, id, { quote, method: "cash" });
      await awaitExtensionCash(actor, full, quote, paymentId);
      return id;
    },
    (bookingId) => bookingResult(actor, bookingId),
  );

interface FromEnd {
  minutes: number;
  /** The end that the booking must still have. */
  from: string;
  quoteId?: string | undefined;
}

/**
 * Extends a booking from a certain end with the usual card, at the price of a quote or at the
 * present one, so that two requests never extend it twice. Throws 409 `already_extended` when its
 * end is another one now, and what `quoteExtension` and `extendBooking` throw.
 */
export async function extendOnce(actor: Actor, id: string, { minutes, from, quoteId }: FromEnd) {
  const { booking } = await loadBooking(actor, id);
  if (booking.end_time.toISOString() !== from)
    throw errors.conflict("already_extended", "This booking ends at another time now.");
  const quote_id = quoteId ?? (await quoteExtension(actor, id, { minutes })).quote_id;
  return extendBooking(actor, id, { quote_id, minutes, payment_method: "card" });
}

async function refusingWithMost<T>(
  actor: Actor,
  id: string,
  input: ExtendInput,
  extend: () => Promise<T>,
): Promise<T> {
  try {
    return await extend();
  } catch (error) {
    if (pgCode(error) !== SQLSTATE.exclusionViolation) throw error;
    // Another booking came between the check and the constraint.
    const minutes = input.minutes ?? 0;
    requireWithin(await findExtensionLimit(await loadBooking(actor, id)), minutes);
    throw error;
  }
}

/** The booking, locked, and the quote that it may be extended by now. */
async function lockExtendable(
  actor: Actor,
  id: string,
  input: ExtendInput,
): Promise<{ full: FullBooking; quote: QuoteRow }> {
  const full = await lockBooking(actor, id);
  const { booking, lot, slot } = full;
  requireExtendable(actor, full);
  await requireOpenToStay(lot, slot);
  const quote = await loadExtensionQuote(actor, input.quote_id, id);
  requireSameTime(quote, booking.end_time, input);
  const due = await lockDueInSlot(slot.id, { from: booking.end_time, to: quote.end_time });
  await applyDeadlines(due.filter((other) => other.id !== id));
  requireWithin(await findExtensionLimit(full), quote.minutes);
  return { full: { ...full, booking: await withdrawWaiting(actor, full) }, quote };
}

const withdrawWaiting = async (actor: Actor, full: FullBooking): Promise<BookingRow> =>
  awaitsExtensionCash(full.booking)
    ? closeCashExtension(full, {
        outcome: "cancelled",
        author: actor,
        by: full.driver.first_name,
        reason: "extended in another way",
      })
    : full.booking;

const openExtensionPayment = (
  actor: Actor,
  bookingId: string,
  { quote, method }: { quote: QuoteRow; method: PaymentMethod },
): PaymentRow =>
  openPayment({
    id: newId(),
    bookingId,
    payerId: actor.id,
    method,
    purpose: "extension",
    amount: quote.amount,
    currency: quote.currency,
  });

function requireSameTime(quote: QuoteRow, end: Date, { minutes, end_time }: ExtendInput): void {
  const isSame =
    quote.start_time.getTime() === end.getTime() &&
    (end_time ? Date.parse(end_time) === quote.end_time.getTime() : minutes === quote.minutes);
  if (!isSame)
    throw errors.refused("quote_mismatch", "This price is for another time. Ask for a new one.");
}
