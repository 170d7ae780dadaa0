import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";

type Payment = NonNullable<Booking["payment"]>;

export const methodNames: Record<Payment["method"], string> = { card: "Card", cash: "Cash" };

/** "Card and cash" for a booking by card with an extension in cash. */
export function paidWith({ payment, paid }: Pick<Booking, "payment" | "paid">): string {
  const methods = paid?.map(({ method }) => methodNames[method]) ?? [];
  const [first = payment ? methodNames[payment.method] : "", ...others] = methods;
  return [first, ...others.map((other) => other.toLowerCase())].join(" and ");
}

/** "₱100.00: ₱60.00 to the card, ₱40.00 at the desk"; one way of refund is named after the sum. */
export function refundText(refunded: string, { paid, currency }: Paid): string {
  const sum = formatDecimal(refunded, currency);
  const parts = paid?.filter((part) => Number(part.refunded) > 0) ?? [];
  const [only] = parts;
  if (!only) return sum;
  if (parts.length === 1) return `${sum} ${refundPlaces[only.method]}`;
  const sums = parts.map(
    (part) => `${formatDecimal(part.refunded, currency)} ${refundPlaces[part.method]}`,
  );
  return `${sum}: ${sums.join(", ")}`;
}
type Paid = Pick<Booking, "paid" | "currency">;

const refundPlaces: Record<Payment["method"], string> = {
  card: "to the card",
  cash: "at the desk",
};

export const paymentStatusNames: Record<Payment["status"], string> = {
  pending: "Pending",
  succeeded: "Paid",
  failed: "Failed",
  cancelled: "Cancelled",
  declined: "Declined",
  refunded: "Refunded",
};

export const purposeNames = {
  booking: "Booking",
  renewal: "Renewal",
  extension: "Extension",
} as const;
