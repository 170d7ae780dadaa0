import { lockLivePayments, type PaymentRow } from "../read";
import { percentOf, snapshotOf, type PaymentSnapshot } from "../rules";
import { closePayment, type Closing } from "./close";
import { refundPayment } from "./refund";

/** What a payment that is pending is closed with, and what one that has succeeded is refunded. */
interface Reversal extends Closing {
  /** The share of a succeeded payment that is refunded, in percent. */
  percent: number;
}

export interface ReversedPayment {
  /** That of the booking itself. */
  payment: PaymentRow;
  /** Minor units, of all its payments; 0 when nothing is refunded. */
  refund: number;
  /** The part of it that is paid back at the desk. */
  refundInCash: number;
  refundId: string | null;
  snapshot: PaymentSnapshot;
}

/**
 * Reverses the payments of a booking that ends early, inside the caller's transaction: refunds a
 * share of each that has succeeded, or closes one that is pending. Returns null when the booking
 * has neither.
 */
export async function reversePayment(
  bookingId: string,
  reversal: Reversal,
): Promise<ReversedPayment | null> {
  const reversed: ReversedPayment[] = [];
  for (const payment of await lockLivePayments(bookingId))
    reversed.push(await reverseOne(payment, reversal));
  const [own] = reversed;
  return own ? { ...own, ...totalOf(reversed) } : null;
}

/** The booking's copy of its payments is that of its own one, with the amounts of all. */
function totalOf(reversed: ReversedPayment[]) {
  const sum = (amountOf: (one: ReversedPayment) => number) =>
    reversed.reduce((total, one) => total + amountOf(one), 0);
  return {
    refund: sum((one) => one.refund),
    refundInCash: sum((one) => one.refundInCash),
    refundId: reversed.find((one) => one.refundId)?.refundId ?? null,
    snapshot: {
      ...reversed[0]!.snapshot,
      amount: sum((one) => one.snapshot.amount),
      refunded: sum((one) => one.snapshot.refunded),
    },
  };
}

async function reverseOne(payment: PaymentRow, reversal: Reversal): Promise<ReversedPayment> {
  if (payment.status !== "succeeded") return closePending(payment, reversal);
  const refund = percentOf(payment.amount, reversal.percent);
  if (refund === 0) return withoutRefund(payment);
  const refundInCash = payment.method === "cash" ? refund : 0;
  const { id, snapshot } = await refundPayment(payment, refund, reversal.reason);
  return { payment, refund, refundInCash, refundId: id, snapshot };
}

const closePending = async ({ id }: PaymentRow, reversal: Reversal): Promise<ReversedPayment> =>
  withoutRefund(await closePayment(id, reversal));

const withoutRefund = (payment: PaymentRow): ReversedPayment => ({
  payment,
  refund: 0,
  refundInCash: 0,
  refundId: null,
  snapshot: snapshotOf(payment),
});
