import { formatMinutes, formatMoment } from "@/components/ui/format";
import type { Booking } from "@/lib/domain/booking/schema";

interface CashDue {
  paymentId: string;
  amount: string;
}

/** The cash of a booking that waits to be verified: its own, or that of its extension. */
export function cashDueOf({ status, payment, amount, extension }: Booking): CashDue | null {
  if (extension) return { paymentId: extension.payment_id, amount: extension.amount };
  return status === "pending_payment" && payment ? { paymentId: payment.id, amount } : null;
}

interface Extension {
  minutes: number;
  end_time: string;
}

/** "by 30 min, until 15:30" */
export function extensionLength(
  { minutes, end_time }: Extension,
  { timezone }: Booking["lot"],
  readerZone: string,
): string {
  const until = formatMoment(end_time, timezone, readerZone);
  return `by ${formatMinutes(minutes)}, until ${until}`;
}
