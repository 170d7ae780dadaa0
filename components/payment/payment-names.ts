import type { Booking } from "@/lib/domain/booking/schema";

type Payment = NonNullable<Booking["payment"]>;

export const methodNames: Record<Payment["method"], string> = { card: "Card", cash: "Cash" };

/** "Card and cash" for a booking by card with an extension in cash. */
export function paidWith({ payment, paid }: Pick<Booking, "payment" | "paid">): string {
  const methods = paid?.map(({ method }) => methodNames[method]) ?? [];
  const [first = payment ? methodNames[payment.method] : "", ...others] = methods;
  return [first, ...others.map((other) => other.toLowerCase())].join(" and ");
}

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
