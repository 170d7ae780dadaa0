import type { Actor } from "@/lib/core/actor";
import { toDecimal } from "@/lib/core/money";
import { emit } from "@/lib/event/emit";
import type { Audience } from "@/lib/event/event";
import type { BookingFacts, CashFacts } from "@/lib/event/payload";
import type { ReversedPayment } from "@/lib/domain/payment/write/reverse";

/**
 * Asks the driver to pay in cash, and the verifiers of the lot to confirm it (docs/requirements.md
 * N9).
 */
export function emitCashPending(
  facts: BookingFacts & { payment_id: string },
  lot: { owner_can_verify: boolean },
): void {
  emit("booking_payment_pending", facts, { author: facts.driver_id });
  askVerifiers(facts, lot);
}

/** Asks the verifiers of a lot to confirm cash. */
export const askVerifiers = (
  facts: CashFacts,
  lot: { owner_can_verify: boolean },
  elapsed_percent = 0,
): void =>
  emit(
    "cash_payment_pending",
    { ...facts, elapsed_percent },
    { author: facts.driver_id, audiences: cashVerifiers(lot) },
  );

/**
 * Who verifies cash: admins always, the owner where the lot allows it (docs/requirements.md C23).
 */
const cashVerifiers = (lot: { owner_can_verify: boolean }): Audience[] =>
  lot.owner_can_verify ? ["admin", "owner"] : ["admin"];

/** Says to `audiences` that a hold, for which nothing was paid, was given up or taken away. */
export const emitHoldCancelled = (
  actor: Actor,
  facts: BookingFacts,
  { reason, audiences }: { reason: string | null; audiences: Audience[] },
): void =>
  emit(
    "reservation_cancelled",
    { ...facts, by_role: actor.role, by_name: actor.name, reason, refund: toDecimal(0) },
    { author: actor.id, audiences },
  );

/** Notifies the driver of a refund. Does nothing when none was issued. */
export function emitRefundIssued(facts: BookingFacts, reversed: ReversedPayment | null): void {
  if (!reversed?.refundId) return;
  emit("refund_issued", {
    ...facts,
    payment_id: reversed.payment.id,
    refund: toDecimal(reversed.refund),
    refund_cash: toDecimal(reversed.refundInCash),
    refund_id: reversed.refundId,
  });
}
