import { toDecimal } from "@/lib/core/money";
import { emit } from "@/lib/event/emit";
import type { BookingFacts } from "@/lib/event/payload";
import type { PaymentRow } from "./stored";

/** Tells the driver where to pay and the verifiers that somebody will (N9). */
export function announceCash(facts: BookingFacts & { payment_id: string }): void {
  emit("booking_payment_pending", facts, { author: facts.driver_id });
  emit("cash_payment_pending", { ...facts, elapsed_percent: 0 }, { author: facts.driver_id });
}

/** Tells the driver what came back, if anything did. */
export function announceRefund(facts: BookingFacts, undone: { payment: PaymentRow; refund: number; refundId: string | null } | null): void {
  if (undone?.refundId) emit("refund_issued", { ...facts, payment_id: undone.payment.id, refund: toDecimal(undone.refund), refund_id: undone.refundId });
}
