import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { hint } from "@/lib/core/db";
import { closePayment } from "@/lib/domain/payment/write/close";
import { emit } from "@/lib/event/emit";
import { cashFactsOf, factsOf } from "../read/facts";
import type { BookingRow, FullBooking } from "../read/load";
import type { QuoteRow } from "../read/quotes";
import { awaitsExtensionCash, extensionCashDeadline } from "../rules/extension";
import { spanText } from "../rules/price";
import type { Decision } from "../table";
import { askVerifiers } from "./emit";
import { openExtension } from "./extension";
import { changeBooking } from "./move";

/**
 * Blocks the time of an extension until its cash is confirmed, inside the caller's transaction, and
 * asks the verifiers. The booking keeps its end. The exclusion constraints refuse what meets
 * another booking.
 */
export async function awaitExtensionCash(
  actor: Actor,
  full: FullBooking,
  quote: QuoteRow,
  paymentId: string,
): Promise<void> {
  const { lot } = full;
  const { end_time } = full.booking;
  const booking = await changeBooking(full.booking, "extension_requested", {
    author: actor,
    note: spanText(quote.minutes),
    change: {
      blocked_until: quote.end_time,
      hold_until: extensionCashDeadline(clock.now(), end_time, lot.cash_hold_minutes),
      extension: openExtension(quote, paymentId),
    },
  });
  askVerifiers(cashFactsOf({ ...full, booking }, paymentId), lot);
  hint("queues", "cash");
}

interface Closing {
  outcome: "declined" | "released" | "cancelled";
  /** Who declined or withdrew it; null for its deadline. */
  author: Actor | null;
  by: string;
  reason: string;
}

/**
 * Releases the time of an extension whose cash does not come, inside the caller's transaction. The
 * booking goes on to its own end. Its driver learns of it, unless the driver withdrew it. Returns
 * the booking as it is then.
 */
export async function closeCashExtension(
  full: FullBooking,
  { outcome, author, by, reason }: Closing,
): Promise<BookingRow> {
  const { payment_id } = full.booking.extension!;
  const status = outcome === "declined" ? "declined" : "cancelled";
  const decider = outcome === "declined" && author ? author : undefined;
  await closePayment(payment_id, { status, reason, decider });
  const booking = await changeBooking(full.booking, `extension_${outcome}`, {
    author,
    note: reason,
    change: {
      blocked_until: full.booking.end_time,
      hold_until: null,
      extension: null,
      decision: { kind: "cash", by, outcome, ...decidedExtension(full.booking) },
    },
  });
  const facts = { ...factsOf({ ...full, booking }), payment_id, reason, outcome, by_name: by };
  // Without recipients it still answers what the verifiers were asked.
  const audiences = outcome === "cancelled" ? [] : (["driver"] as const);
  emit("booking_extension_failed", facts, { author: author?.id ?? null, audiences });
  hint("queues", "cash");
  return booking;
}

/** The part of a decision that names the extension of which the cash waited, if one did. */
export function decidedExtension(booking: BookingRow): Pick<Decision, "extension"> {
  const { extension } = booking;
  if (!extension || !awaitsExtensionCash(booking)) return {};
  const { end_time, minutes, amount, asked_at } = extension;
  return { extension: { end_time, minutes, amount, asked_at } };
}
