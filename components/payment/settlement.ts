import { formatDecimal, toDecimal, toMinor } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";
import { isPaid } from "@/lib/domain/payment/rules";

/** What became of a booking's price, as decimal texts. */
export interface Settlement {
  paid: string;
  refunded: string;
  /** What was paid and not refunded. */
  kept: string;
}

type Priced = Pick<Booking, "status" | "amount" | "currency" | "payment">;

const endedEarly: ReadonlySet<Booking["status"]> = new Set(["cancelled", "declined"]);

/** Null while the price is still that of a booking that goes on or ran to its end. */
export function settlementOf({ status, payment }: Priced): Settlement | null {
  const refunded = toMinor(payment?.refunded ?? "0.00");
  if (!endedEarly.has(status) && refunded === 0) return null;
  const paid = payment && isPaid(payment.status) ? toMinor(payment.amount) : 0;
  return {
    paid: toDecimal(paid),
    refunded: toDecimal(refunded),
    kept: toDecimal(paid - refunded),
  };
}

/** The price of a row: "₱60.00", "₱30.00 of ₱60.00 refunded", "Not charged". */
export function priceText(booking: Priced): string {
  const settlement = settlementOf(booking);
  const money = (amount: string) => formatDecimal(amount, booking.currency);
  if (!settlement) return money(booking.amount);
  const { paid, refunded, kept } = settlement;
  if (toMinor(paid) === 0) return "Not charged";
  if (toMinor(refunded) === 0) return `${money(kept)} kept`;
  return toMinor(kept) === 0
    ? `${money(refunded)} refunded`
    : `${money(refunded)} of ${money(paid)} refunded`;
}
