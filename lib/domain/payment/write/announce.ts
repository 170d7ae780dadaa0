import { toDecimal } from "@/lib/core/money";
import { emit } from "@/lib/event/emit";
import type { Audience } from "@/lib/event/event";
import type { BookingFacts } from "@/lib/event/payload";
import type { PaymentRow } from "./stored";

/** Tells the driver where to pay and the verifiers that somebody will (N9). */
export function announceCash(
  facts: BookingFacts & { payment_id: string },
  lot: { owner_can_verify: boolean },
): void {
  emit("booking_payment_pending", facts, { author: facts.driver_id });
  emit(
    "cash_payment_pending",
    { ...facts, elapsed_percent: 0 },
    { author: facts.driver_id, audiences: verifiersOf(lot) },
  );
}

/** Who is asked to verify cash: admins always, the owner where the lot lets them (C23). */
export const verifiersOf = (lot: { owner_can_verify: boolean }): Audience[] =>
  lot.owner_can_verify ? ["admin", "owner"] : ["admin"];

/** Tells the driver what came back, if anything did. */
export function announceRefund(
  facts: BookingFacts,
  undone: { payment: PaymentRow; refund: number; refundId: string | null } | null,
): void {
  if (undone?.refundId)
    emit("refund_issued", {
      ...facts,
      payment_id: undone.payment.id,
      refund: toDecimal(undone.refund),
      refund_id: undone.refundId,
    });
}
