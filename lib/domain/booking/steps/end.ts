import { hint } from "@/lib/core/db";
import { toDecimal } from "@/lib/core/money";
import { closePayment } from "@/lib/domain/payment/write/close";
import { reversePayment } from "@/lib/domain/payment/write/reverse";
import type { BookingFacts } from "@/lib/event/payload";
import { factsOf } from "../read/facts";
import type { BookingRow, FullBooking } from "../read/load";
import { paymentInProgress } from "../read/refusals";
import { awaitsExtensionCash, isExtensionCharged } from "../rules/extension";
import { isChargedInsteadOfCash } from "../rules/status";
import type { Decision } from "../table";
import { decidedExtension } from "./cash-extension";
import { emitRefundIssued } from "./emit";
import { moveBooking, type Author } from "./move";

interface Ending {
  status: "cancelled" | "declined";
  /** The person who ends it; null for a deadline. */
  author: Author;
  /** The share of the paid amount that is refunded, in percent. */
  refundPercent: number;
  /** Why, for the payment and its refund. */
  reason: string;
  /** The reason that the driver of a declined booking reads. */
  declineReason?: string;
  /** The line in the booking's history; the reason when absent. */
  note?: string | null;
  /** The outcome that those who had to decide see in their queue. */
  decision?: Decision | undefined;
  /** Emits what happened; `refund` is a decimal string. */
  emit: (facts: BookingFacts, refund: string) => void;
}

/**
 * Ends a booking before its time, inside the caller's transaction: reverses its payment, moves it
 * to its last status, emits its event and then the refund's, and updates the queue that it leaves.
 * Cancelling, declining and missed deadlines all end here. Returns the booking as it is then.
 */
export async function endBooking(full: FullBooking, ending: Ending): Promise<BookingRow> {
  const { booking } = full;
  if (isBeingCharged(booking)) throw paymentInProgress();
  const { status, author, refundPercent, reason, declineReason } = ending;
  const decision = aboutExtension(booking, ending.decision);
  // Before the payments are reversed: it was never part of what the booking costs.
  const withoutExtension = await withdrawExtension(booking, reason);
  const reversed = await reversePayment(booking.id, {
    percent: refundPercent,
    status,
    reason,
    decider: status === "declined" && author ? author : undefined,
  });
  const ended = await moveBooking(booking, status, {
    author,
    note: ending.note === undefined ? reason : ending.note,
    change: {
      hold_until: null,
      ...withoutExtension,
      ...(declineReason === undefined ? {} : { decline_reason: declineReason }),
      ...(decision ? { decision } : {}),
      ...(reversed ? { payment: reversed.snapshot } : {}),
    },
  });
  const facts = factsOf({ ...full, booking: ended });
  ending.emit(facts, toDecimal(reversed?.refund ?? 0));
  emitRefundIssued(facts, reversed);
  if (decision) hint("queues", decision.kind === "cash" ? "cash" : "requests");
  return ended;
}

const isBeingCharged = (booking: BookingRow): boolean =>
  isExtensionCharged(booking) || isChargedInsteadOfCash(booking);

const aboutExtension = (booking: BookingRow, decision: Decision | undefined) =>
  decision && { ...decision, ...decidedExtension(booking) };

/** Closes the payment of an extension that waits for cash. Returns the change of its booking. */
async function withdrawExtension({ extension, end_time }: BookingRow, reason: string) {
  if (!extension) return {};
  await closePayment(extension.payment_id, { status: "cancelled", reason });
  return { extension: null, blocked_until: end_time };
}

/** Which queue a booking waits in while somebody has to decide about it. */
export const queueOf = (booking: BookingRow): Decision["kind"] =>
  booking.status === "pending_payment" || awaitsExtensionCash(booking) ? "cash" : "request";
