"use client";
import { Banknote } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatMinutes, formatMoment, formatStay } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";
import { BookingCardHeader } from "./booking-card-header";
import { BookingChips } from "./booking-chips";
import { CancelButton } from "./cancel-dialog";
import { DirectionsLink } from "./directions-link";
import { HoldCountdown } from "./hold-countdown";
import { PayByCardButton } from "./pay-by-card";
import { startWaitsFor } from "./start-waits-for";
import { StatusBadge } from "./status-badge";

const paymentBox = "grid justify-items-center gap-1 rounded-control bg-sunk px-4 py-5 text-center";

interface CashDueCardProps {
  booking: Booking;
  /** Links to the booking's own page. */
  details?: boolean;
}

/** A booking to be paid in cash: the amount, the deadline, and the number to give at the desk. */
export function CashDueCard({ booking, details = true }: CashDueCardProps) {
  const { lot, hold_until: until } = booking;
  const readerZone = useReaderZone();
  return (
    <Card aria-label={`Booking ${booking.number}`} className="grid gap-5 p-5">
      <BookingCardHeader booking={booking}>
        <StatusBadge status={booking.status} />
      </BookingCardHeader>
      <div className={paymentBox}>
        <p className="text-sm text-muted">Your payment code</p>
        <p className="font-mono text-[40px] leading-tight font-[640]">#{booking.number}</p>
        <p className="flex items-center gap-2">
          <Banknote size={18} aria-hidden />
          Pay {formatDecimal(booking.amount, booking.currency)} in cash at the desk
        </p>
        {until && (
          <p className="mt-2 text-sm text-muted">
            Held until {formatMoment(until, lot.timezone, readerZone)},{" "}
            <HoldCountdown until={until} testId="countdown" /> left
          </p>
        )}
        <p className="text-sm text-muted">
          {startWaitsFor(booking) === "cash"
            ? `Time starts when the cash is confirmed, for ${formatMinutes(booking.minutes)}`
            : formatStay(booking.start_time, booking.end_time, lot.timezone, readerZone)}
        </p>
      </div>
      <BookingChips booking={booking} />
      <div className="grid gap-2.5">
        <PayByCardButton booking={booking} />
        <div className="grid auto-cols-fr grid-flow-col gap-2.5">
          <DirectionsLink lot={lot} />
          {details && (
            <ButtonLink href={`/bookings/${booking.id}`} variant="secondary">
              Details
            </ButtonLink>
          )}
        </div>
        {booking.can.cancel && <CancelButton booking={booking} />}
      </div>
    </Card>
  );
}
