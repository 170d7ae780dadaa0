"use client";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatLongDate, formatMinutes, formatRange } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";
import { BookingCardHeader } from "./booking-card-header";
import { BookingChips } from "./booking-chips";
import { CancelButton } from "./cancel-dialog";
import { DirectionsLink } from "./directions-link";
import { ReceiptLink } from "./receipt-link";
import { againPath, RenewButton } from "./renew-sheet";
import { beginOf } from "./start-waits-for";
import { StatusBadge } from "./status-badge";
import { StayLonger } from "./stay-longer";

function remarkOf({ status, decline_reason, payment_method, amount, currency }: Booking) {
  if (decline_reason) return `Reason: ${decline_reason}`;
  if (status === "held") return "Held for you until it is paid.";
  if (status !== "requested") return null;
  const next =
    payment_method === "cash"
      ? ` Once it is approved, pay ${formatDecimal(amount, currency)} at the desk.`
      : "";
  return `The lot is reviewing your request. We will notify you of the answer.${next}`;
}

/** A booking without a running time: upcoming, requested, ended, cancelled or declined. */
export function SummaryCard({ booking }: { booking: Booking }) {
  const { lot } = booking;
  const readerZone = useReaderZone();
  const ahead = booking.status === "confirmed" || booking.status === "requested";
  const remark = remarkOf(booking);
  const begin = beginOf(booking);
  return (
    <Card aria-label={`Booking ${booking.number}`} className="grid gap-5 p-5">
      <BookingCardHeader booking={booking}>
        <StatusBadge status={booking.status} />
      </BookingCardHeader>
      <div className="rounded-control bg-sunk px-4 py-5 text-center">
        {begin ? (
          <>
            <p className="text-sm text-muted">From the {begin}</p>
            <p className="text-figure">{formatMinutes(booking.minutes)}</p>
          </>
        ) : (
          <>
            <p className="text-sm text-muted">{formatLongDate(booking.start_time, lot.timezone)}</p>
            <p className="text-figure">
              {formatRange(booking.start_time, booking.end_time, lot.timezone, readerZone)}
            </p>
          </>
        )}
        {remark && <p className="mt-2 text-sm text-muted">{remark}</p>}
      </div>
      <BookingChips booking={booking} />
      <div className="grid gap-2.5">
        {booking.can.renew && <RenewButton booking={booking} />}
        {booking.can.extend && <StayLonger booking={booking} />}
        <div className="grid auto-cols-fr grid-flow-col gap-2.5 empty:hidden">
          {ahead && <DirectionsLink lot={lot} />}
          {!ahead && !booking.can.renew && (
            <ButtonLink href={againPath(booking)} variant="secondary">
              Park here again
            </ButtonLink>
          )}
          <ReceiptLink booking={booking} />
        </div>
        {booking.can.cancel && <CancelButton booking={booking} />}
      </div>
    </Card>
  );
}
