import { driverName } from "@/components/booking/driver-name";
import { lengthFromBegin } from "@/components/booking/start-waits-for";
import {
  methodNames,
  paidWith,
  paymentStatusNames,
  refundText,
} from "@/components/payment/payment-names";
import { PlateChip } from "@/components/ui/badge";
import { capitalise } from "@/components/ui/capitalise";
import { formatDateTime, formatDay, formatMinutes, formatRange } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";
import { extensionLength } from "./cash-due";
import { FactList, type Fact } from "./fact-list";

/** Who parks where and when, at what price. */
export function BookingFacts({ booking }: { booking: Booking }) {
  const readerZone = useReaderZone();
  return <FactList facts={factsOf(booking, readerZone)} />;
}

function factsOf(booking: Booking, readerZone: string): Fact[] {
  const { payment, vehicle_number: plate, currency } = booking;
  return [
    ["Booking", `#${booking.number}`],
    ["Driver", driverName(booking)],
    ["Vehicle", plate && <PlateChip key="plate" number={plate} />],
    ["Time", timeOf(booking, readerZone)],
    [
      "Amount",
      [formatDecimal(booking.amount, currency), methodText(booking)].filter(Boolean).join(" · "),
    ],
    ["Extension", booking.extension && extensionFact(booking.extension, booking, readerZone)],
    ["Payment", payment && paymentText(payment, booking, readerZone)],
    ["Refunded", payment && Number(payment.refunded) > 0 && refundText(payment.refunded, booking)],
    ["Decline reason", booking.decline_reason],
    ["Notes", booking.notes],
  ];
}

/** How it was paid, or is to be paid. */
function methodText(booking: Booking): string | null {
  const { paid, payment_method: method } = booking;
  return paid?.length ? paidWith(booking) : method && methodNames[method];
}

function timeOf(booking: Booking, readerZone: string): string {
  const fromBegin = lengthFromBegin(booking);
  if (fromBegin) return fromBegin;
  const { start_time, end_time, minutes, lot } = booking;
  const range = formatRange(start_time, end_time, lot.timezone, readerZone);
  return capitalise(`${formatDay(start_time, lot.timezone)} ${range} (${formatMinutes(minutes)})`);
}

function extensionFact(
  extension: NonNullable<Booking["extension"]>,
  { lot, currency }: Booking,
  readerZone: string,
): string {
  const price = formatDecimal(extension.amount, currency);
  return capitalise(`${extensionLength(extension, lot, readerZone)} · ${price} cash due`);
}

function paymentText(
  { status, verified_by, verified_at }: NonNullable<Booking["payment"]>,
  { lot }: Booking,
  readerZone: string,
): string {
  return verified_by && verified_at
    ? `Verified by ${verified_by}, ${formatDateTime(verified_at, lot.timezone, readerZone)}`
    : paymentStatusNames[status];
}
