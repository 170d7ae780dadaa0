import type { Booking } from "@/lib/domain/booking/schema";

type Payment = NonNullable<Booking["payment"]>;

export const methodNames: Record<Payment["method"], string> = { card: "Card", cash: "Cash" };

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
