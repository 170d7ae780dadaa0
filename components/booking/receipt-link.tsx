import { ReceiptText } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import type { Booking } from "@/lib/domain/booking/schema";
import { isPaid } from "@/lib/domain/payment/rules";

/** Only what was paid has a receipt. */
export const hasReceipt = ({ payment }: Booking): boolean =>
  payment !== null && isPaid(payment.status);

export function ReceiptLink({ booking }: { booking: Booking }) {
  if (!hasReceipt(booking)) return null;
  return (
    <ButtonLink
      href={`/bookings/${booking.id}/receipt`}
      variant="secondary"
      icon={<ReceiptText size={18} aria-hidden />}
    >
      Receipt
    </ButtonLink>
  );
}
