import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { errors } from "@/lib/core/errors";
import { formatMoney, toDecimal, toMinor } from "@/lib/core/money";
import { paidByMethod } from "@/lib/domain/payment/read";
import { percentOf } from "@/lib/domain/payment/rules";
import { refundPercent } from "../rules/price";
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
  const words = booking.driver_id === actor.id ? driversWords : othersWords;
  const { paid, percent, refund } = refundOf(actor, booking);
  return {
    paid: toDecimal(paid),
    refund: toDecimal(refund),
    percent,
    currency: booking.currency,
    free_cancel_until: booking.policy.free_cancel_until,
    method: booking.payment_method,
    text: textOf({ paid, refund, percent }, await partsOf(id, percent), {
      ...words,
      currency: booking.currency,
    }),
  };
}

/** What cancelling now refunds of what was paid, in minor units. */
function refundOf(actor: Actor, booking: FullBooking["booking"]) {
  const paid = booking.payment?.status === "succeeded" ? booking.payment.amount : 0;
  const percent = refundPercent(booking, clock.now(), booking.driver_id === actor.id);
  return { paid, percent, refund: percentOf(paid, percent) };
}

/** Throws 409 `refund_changed`, with the refund, when cancelling refunds another amount by now. */
export function requireRefund(actor: Actor, { booking }: FullBooking, expected: string): void {
  const { refund } = refundOf(actor, booking);
  if (refund === toMinor(expected)) return;
  throw errors.conflict(
    "refund_changed",
    `The refund is ${formatMoney(refund, booking.currency)} now. Cancel again if you agree.`,
    { refund: toDecimal(refund) },
  );
}

interface Words {
  get: string;
  card: string;
  cash: string;
}
const driversWords: Words = { get: "You get", card: "to your card", cash: "at the desk" };
const othersWords: Words = { ...driversWords, get: "The driver gets", card: "to the card" };
interface Part {
  refund: number;
  method: "card" | "cash";
}

/** Each method pays back what was paid with it. */
const partsOf = async (booking: string, percent: number): Promise<Part[]> =>
  (await paidByMethod({ booking })).map(({ method, amount }) => ({
    refund: percentOf(amount, percent),
    method,
  }));

function textOf(
  { paid, refund, percent }: { paid: number; refund: number; percent: number },
  parts: readonly Part[],
  { currency, get, ...places }: Words & { currency: string },
): string {
  if (paid === 0) return "Nothing was paid yet, so nothing is charged.";
  if (refund === 0) return "Nothing is refunded: the time for free cancellation is over.";
  const share = percent === 100 ? "everything" : `${percent} %`;
  const sums = parts.map((part) => `${formatMoney(part.refund, currency)} ${places[part.method]}`);
  return `${get} ${share} back: ${sums.join(" and ")}.`;
}
