import type { StoredPayment } from "@/lib/domain/booking/table";
import type { payments } from "../table";

export type PaymentRow = typeof payments.$inferSelect;

/** A payment as its booking keeps it, so that reading a booking needs no second look. */
export const storedPayment = (payment: PaymentRow, refunded = 0): StoredPayment => ({
  id: payment.id,
  method: payment.method,
  status: payment.status,
  amount: payment.amount,
  refunded,
  verified_by:
    payment.status === "succeeded" || payment.status === "refunded"
      ? payment.decided_by_name
      : null,
  verified_at:
    payment.method === "cash" && payment.decided_at ? payment.decided_at.toISOString() : null,
});
