import { CalendarPlus } from "lucide-react";
import type { ReactNode } from "react";
import { paidWith, paymentStatusNames } from "@/components/payment/payment-names";
import { PriceLines } from "@/components/payment/price-lines";
import { settlementOf } from "@/components/payment/settlement";
import { buttonClass } from "@/components/ui/button";
import { Card, CardHead } from "@/components/ui/card";
import { formatDateTime, formatMinutes } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { PhoneLink } from "@/components/ui/phone-link";
import { useReaderZone } from "@/hooks/use-actor";
import { isOpen } from "@/lib/domain/booking/rules/status";
import type { Booking, BookingStatus } from "@/lib/domain/booking/schema";
import { CancellationTerms } from "./cancellation-terms";
import { ChangeVehicle } from "./change-vehicle";
import { AddressLink } from "./directions-link";
import { startWaitsFor } from "./start-waits-for";

const startWords = {
  cash: "when the cash is confirmed",
  approval: "when the request is approved",
};

/** For other statuses the terms would promise a refund that is no longer possible. */
const withTerms: ReadonlySet<BookingStatus> = new Set(["confirmed", "active", "requested"]);
const link = "underline underline-offset-4";
const calendarLink = buttonClass({ variant: "secondary" }, "print:hidden");

export function BookingDetails({ booking }: { booking: Booking }) {
  const { lot, payment } = booking;
  const readerZone = useReaderZone();
  const start = startWaitsFor(booking);
  const momentOf = (at: string) => formatDateTime(at, lot.timezone, readerZone);
  return (
    <Card>
      <CardHead title="Details">#{booking.number}</CardHead>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2.5 px-4 pb-4">
        {start ? (
          <Fact name="From">{startWords[start]}</Fact>
        ) : (
          <>
            <Fact name="From">{momentOf(booking.start_time)}</Fact>
            <Fact name="Until">{momentOf(booking.end_time)}</Fact>
          </>
        )}
        <Fact name="Length">{formatMinutes(booking.minutes)}</Fact>
        <Fact name="Slot">
          {booking.slot.code}, level {booking.slot.level}
        </Fact>
        <VehicleFact booking={booking} />
        <Fact name="Lot">
          <Link href={`/lots/${lot.id}`} className={link}>
            {lot.name}
          </Link>{" "}
          · <AddressLink lot={lot} />
        </Fact>
        {lot.phone_number && (
          <Fact name="Phone of the lot">
            <PhoneLink number={lot.phone_number} />
          </Fact>
        )}
        {payment && (
          <Fact name="Payment">
            {paidWith(booking)}, {paymentStatusNames[payment.status].toLowerCase()}
            {payment.verified_by && `, verified by ${payment.verified_by}`}
          </Fact>
        )}
        {booking.renewed_from && (
          <Fact name="Renewal of">
            <Link href={`/bookings/${booking.renewed_from}`} className={link}>
              previous booking
            </Link>
          </Fact>
        )}
        {booking.notes && <Fact name="Note">{booking.notes}</Fact>}
      </dl>
      <div className="grid gap-4 border-t border-line p-4">
        <PriceLines
          lines={booking.lines}
          total={booking.amount}
          currency={booking.currency}
          settlement={settlementOf(booking)}
        />
        {withTerms.has(booking.status) && (
          <CancellationTerms
            policy={booking.policy}
            timezone={lot.timezone}
            isRequest={booking.status === "requested" && booking.payment_method !== "cash"}
            isForNow={start !== null}
          />
        )}
        {isOpen(booking) && !start && (
          <a href={`/api/bookings/${booking.id}/calendar.ics/`} download className={calendarLink}>
            <CalendarPlus size={18} aria-hidden />
            Add to calendar
          </a>
        )}
      </div>
    </Card>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-muted">{name}</dt>
    <dd className="min-w-0 text-right">{children}</dd>
  </>
);

const VehicleFact = ({ booking }: { booking: Booking }) =>
  booking.vehicle_number && (
    <Fact name="Vehicle">
      <span className="font-mono">{booking.vehicle_number}</span>
      {booking.can.change_vehicle && <ChangeVehicle booking={booking} />}
    </Fact>
  );
