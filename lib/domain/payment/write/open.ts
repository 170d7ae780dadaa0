import { alongside, insertRow } from "@/lib/core/db";
import { clock } from "@/lib/core/clock";
import { currentRequest } from "@/lib/core/request";
import type { PaymentRow } from "../read";
import type { PaymentMethod } from "../schema";
import { payments, type Purpose } from "../table";

export interface NewPayment {
  id: string;
  bookingId: string;
  payerId: string;
  method: PaymentMethod;
  purpose: Purpose;
  /** Minor units. */
  amount: number;
  currency: string;
}

/**
 * Opens a pending payment for a booking, inside the caller's transaction. It stores the request's
 * idempotency key, so that a repeated request gets the answer even after a crash.
 */
export function openPayment(payment: NewPayment): PaymentRow {
  const row: PaymentRow = {
    id: payment.id,
    booking_id: payment.bookingId,
    user_id: payment.payerId,
    method: payment.method,
    purpose: payment.purpose,
    amount: payment.amount,
    currency: payment.currency,
    status: "pending",
    idempotency_key: currentRequest()?.idempotency?.key ?? null,
    provider_ref: null,
    failure_reason: null,
    reminded_percent: 0,
    decided_by: null,
    decided_by_name: null,
    decided_at: null,
    created_at: clock.now(),
  };
  alongside(insertRow(payments, row));
  return row;
}
