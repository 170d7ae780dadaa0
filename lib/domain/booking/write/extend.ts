import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { transaction } from "@/lib/core/db";
import { errors } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { pgCode, SQLSTATE } from "@/lib/core/pg-error";
import type { PaymentRow } from "@/lib/domain/payment/read";
import { openPayment } from "@/lib/domain/payment/write/open";
import { findExtensionLimit, requireExtendable, requireWithin } from "../read/extension";
import { loadBooking, lockBooking } from "../read/load";
import { loadExtensionQuote, type QuoteRow } from "../read/quotes";
import type { extendRequest } from "../schema";
import { applyDeadlines, lockDueInSlot } from "../steps/deadlines";
import { blockExtension } from "../steps/extension";
import { payByCard } from "../steps/pay";
import { requireOpen } from "../steps/require-open";
import { quoteExtension } from "./quote-extension";

type ExtendInput = z.output<typeof extendRequest>;

/**
 * Extends a booking at the price of a quote. Its new time is blocked first, then the card is
 * charged, so that nobody pays for time that somebody else gets. Throws what `quoteExtension`
 * throws, 404 and 410 for the quote, 422 `quote_mismatch` when it is for another time, and what
 * `payByCard` throws.
 */
export async function extendBooking(actor: Actor, id: string, input: ExtendInput) {
  const payment = await openExtension(actor, id, input);
  return payByCard(actor, payment, { token: input.payment_token, keepsHold: false });
}

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

async function openExtension(actor: Actor, id: string, input: ExtendInput): Promise<PaymentRow> {
  try {
    return await transaction(() => blockAndOpen(actor, id, input));
  } catch (error) {
    if (pgCode(error) !== SQLSTATE.exclusionViolation) throw error;
    // Another booking came between the check and the constraint.
    const minutes = input.minutes ?? 0;
    requireWithin(await findExtensionLimit(await loadBooking(actor, id)), minutes);
    throw error;
  }
}

async function blockAndOpen(actor: Actor, id: string, input: ExtendInput): Promise<PaymentRow> {
  const full = await lockBooking(actor, id);
  const { booking, lot, slot } = full;
  requireExtendable(actor, full);
  requireOpen(lot, slot);
  const quote = await loadExtensionQuote(actor, input.quote_id, id);
  requireSameTime(quote, booking.end_time, input);
  const due = await lockDueInSlot(slot.id);
  await applyDeadlines(due.filter((other) => other.id !== id));
  requireWithin(await findExtensionLimit(full), quote.minutes);
  const payment = openPayment({
    id: newId(),
    bookingId: id,
    payerId: actor.id,
    method: input.payment_method,
    purpose: "extension",
    amount: quote.amount,
    currency: quote.currency,
  });
  await blockExtension(booking, quote, payment.id);
  return payment;
}

function requireSameTime(quote: QuoteRow, end: Date, { minutes, end_time }: ExtendInput): void {
  const isSame =
    quote.start_time.getTime() === end.getTime() &&
    (end_time ? Date.parse(end_time) === quote.end_time.getTime() : minutes === quote.minutes);
  if (!isSame)
    throw errors.refused("quote_mismatch", "This price is for another time. Ask for a new one.");
}
