import type { PaymentMethod, PaymentStatus } from "./schema";

/** A payment as its booking stores it; amounts in minor units. */
export interface PaymentSnapshot {
  id: string;
  method: PaymentMethod;
  status: PaymentStatus;
  amount: number;
  refunded: number;
  verified_by: string | null;
  verified_at: string | null;
}

interface Payment {
  id: string;
  method: PaymentMethod;
  status: PaymentStatus;
  amount: number;
  decided_by_name: string | null;
  decided_at: Date | null;
}

interface PaidPart {
  method: PaymentMethod;
  amount: number;
  refunded: number;
  paid_at: Date;
}

/** The sums of payments by their method, that of the first one first; dated by the last of each. */
export function sumByMethod(parts: readonly PaidPart[]): PaidPart[] {
  const sums = new Map<PaymentMethod, PaidPart>();
  for (const part of parts) {
    const sum = sums.get(part.method);
    if (!sum) sums.set(part.method, { ...part });
    else {
      sum.amount += part.amount;
      sum.refunded += part.refunded;
      if (part.paid_at > sum.paid_at) sum.paid_at = part.paid_at;
    }
  }
  return [...sums.values()];
}

export const paidStatuses: readonly PaymentStatus[] = ["succeeded", "refunded"];

/** Whether money was taken, also when it was given back later. */
export const isPaid = (status: PaymentStatus): boolean => paidStatuses.includes(status);

/** A booking has at most one payment in these statuses. */
export const liveStatuses = ["pending", "succeeded"] as const satisfies readonly PaymentStatus[];

/** The copy of a payment that its booking stores, so that reading a booking needs no join. */
export function snapshotOf(payment: Payment, refunded = 0): PaymentSnapshot {
  const paid = isPaid(payment.status);
  return {
    id: payment.id,
    method: payment.method,
    status: payment.status,
    amount: payment.amount,
    refunded,
    verified_by: paid ? payment.decided_by_name : null,
    verified_at: payment.method === "cash" ? (payment.decided_at?.toISOString() ?? null) : null,
  };
}

/** A share of an amount in minor units, rounded to the nearest unit. */
export const percentOf = (amount: number, percent: number): number =>
  Math.round((amount * percent) / 100);

/**
 * What was decided about a cash payment, to tell a person who decides too late. A payment that was
 * verified and refunded later still counts as verified.
 */
export const decisionOf = (status: PaymentStatus): "verified" | PaymentStatus =>
  isPaid(status) ? "verified" : status;
