import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { errors } from "@/lib/core/errors";
import { groupBy } from "@/lib/core/group";
import { formatMoney, toDecimal, toMinor } from "@/lib/core/money";
import { paidAmounts } from "@/lib/domain/payment/read";
import { percentOf } from "@/lib/domain/payment/rules";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import { refundPercent, totalOf } from "../rules/price";
import { loadBooking, type FullBooking } from "./load";
import { requireCancellable } from "./permissions";

/**
 * What cancelling now would refund, in figures and in words. Throws 404 for a booking that the
 * actor may not see, and what `requireCancellable` throws.
 */
export async function previewCancel(actor: Actor, id: string) {
  const full = await loadBooking(actor, id);
  requireCancellable(actor, full);
  const { booking } = full;
  const { paid, percent, refund, parts } = await refundOf(actor, booking);
  const words = booking.driver_id === actor.id ? driversWords : othersWords;
  return {
    paid: toDecimal(paid),
    refund: toDecimal(refund),
    percent,
    currency: booking.currency,
    free_cancel_until: booking.policy.free_cancel_until,
    method: booking.payment_method,
    text: textOf({ paid, percent, parts }, { ...words, currency: booking.currency }),
  };
}

/** Throws 409 `refund_changed`, with the refund, when cancelling refunds another amount by now. */
export async function requireRefund(
  actor: Actor,
  { booking }: FullBooking,
  expected: string,
): Promise<void> {
  const { refund } = await refundOf(actor, booking);
  if (refund === toMinor(expected)) return;
  throw errors.conflict(
    "refund_changed",
    `The refund is ${formatMoney(refund, booking.currency)} now. Cancel again if you agree.`,
    { refund: toDecimal(refund) },
  );
}

interface Part {
  method: PaymentMethod;
  refund: number;
}

/** What cancelling now refunds of what was paid, in minor units: a share of each payment. */
async function refundOf(actor: Actor, booking: FullBooking["booking"]) {
  const percent = refundPercent(booking, clock.now(), booking.driver_id === actor.id);
  const payments = await paidAmounts({ booking: booking.id });
  const shares = payments.map((one) => ({ ...one, amount: percentOf(one.amount, percent) }));
  const parts: Part[] = [...groupBy(shares, ({ method }) => method)].map(([method, those]) => ({
    method,
    refund: totalOf(those),
  }));
  return { paid: totalOf(payments), percent, refund: totalOf(shares), parts };
}

interface Words {
  get: string;
  card: string;
  cash: string;
}
const driversWords: Words = { get: "You get", card: "to your card", cash: "at the desk" };
const othersWords: Words = { ...driversWords, get: "The driver gets", card: "to the card" };
function textOf(
  { paid, percent, parts }: { paid: number; percent: number; parts: readonly Part[] },
  { currency, get, ...places }: Words & { currency: string },
): string {
  if (paid === 0) return "Nothing was paid yet, so nothing is charged.";
  if (percent === 0) return "Nothing is refunded: the time for free cancellation is over.";
  const share = percent === 100 ? "everything" : `${percent} %`;
  const sums = parts.map((part) => `${formatMoney(part.refund, currency)} ${places[part.method]}`);
  return `${get} ${share} back: ${sums.join(" and ")}.`;
}
