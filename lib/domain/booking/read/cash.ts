import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { errors } from "@/lib/core/errors";
import { loadCashPayment, lockPayment, type PaymentRow } from "@/lib/domain/payment/read";
import { decisionOf } from "@/lib/domain/payment/rules";
import { awaitsExtensionCash } from "../rules/extension";
import { isChargedInsteadOfCash } from "../rules/status";
import { PAID_BY_CARD } from "../values";
import { lockBooking, type FullBooking } from "./load";
import { alreadyResolved, paymentInProgress } from "./refusals";

/**
 * A pending cash payment with its booking, both locked, for the verbs that decide about it. Throws
 * 404 for a booking that the actor may not see, 409 `already_resolved` with who decided and when,
 * 409 `hold_expired` after the deadline, 409 `payment_in_progress` while its driver pays by card.
 */
export async function lockCashPayment(
  actor: Actor,
  paymentId: string,
): Promise<{ payment: PaymentRow; full: FullBooking }> {
  const { booking_id } = await loadCashPayment(paymentId);
  const full = await lockBooking(actor, booking_id);
  const payment = await lockPayment(paymentId);
  if (isChargedInsteadOfCash(full.booking)) throw paymentInProgress();
  if (payment.status !== "pending") throw alreadyDecided(payment);
  if (!isAwaited(payment, full)) throw alreadyResolved(full);
  if (full.booking.hold_until! <= clock.now())
    throw errors.conflict("hold_expired", "The hold has ended; the slot is free again.");
  return { payment, full };
}

const isAwaited = ({ id, purpose }: PaymentRow, { booking }: FullBooking): boolean =>
  purpose === "extension"
    ? awaitsExtensionCash(booking) && booking.extension?.payment_id === id
    : booking.status === "pending_payment";

function alreadyDecided(payment: PaymentRow) {
  const isReplaced = payment.failure_reason === PAID_BY_CARD;
  const outcome = isReplaced ? "paid" : decisionOf(payment.status);
  const by = payment.decided_by_name ?? "Parkmate";
  const at = (payment.decided_at ?? payment.created_at).toISOString();
  return errors.conflict("already_resolved", `This payment was already ${outcome} by ${by}.`, {
    resolved: { by, at, outcome },
  });
}
