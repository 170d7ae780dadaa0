"use client";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatMoment } from "@/components/ui/format";
import { useReaderZone } from "@/hooks/use-actor";
import { MINUTE_S } from "@/lib/core/duration";
import type { Booking } from "@/lib/domain/booking/schema";
import { BookingCardHeader } from "./booking-card-header";
import { BookingChips } from "./booking-chips";
import { CancelButton } from "./cancel-dialog";
import { Countdown } from "./countdown";
import { DirectionsLink } from "./directions-link";
import { ReceiptLink } from "./receipt-link";
import { RenewButton } from "./renew-sheet";
import { StayLonger } from "./stay-longer";
import { LiveStatusBadge } from "./status-badge";

interface CountdownCardProps {
  booking: Booking;
  /** Links to the booking's own page. */
  details?: boolean;
}

/** A running booking with its remaining time. */
export function CountdownCard({ booking, details = true }: CountdownCardProps) {
  const { lot } = booking;
  const readerZone = useReaderZone();
  return (
    <Card aria-label={`Booking ${booking.number}`} className="grid gap-5 p-5">
      <BookingCardHeader booking={booking}>
        <LiveStatusBadge booking={booking} />
      </BookingCardHeader>
      <Countdown end={booking.end_time} totalSeconds={booking.minutes * MINUTE_S} title={lot.name}>
        until {formatMoment(booking.end_time, lot.timezone, readerZone)}
      </Countdown>
      <BookingChips booking={booking} />
      {booking.can.extend && <StayLonger booking={booking} />}
      <div className="grid gap-2.5">
        {booking.can.renew && <RenewButton booking={booking} />}
        <div className="grid auto-cols-fr grid-flow-col gap-2.5">
          <DirectionsLink lot={lot} />
          {details ? (
            <ButtonLink href={`/bookings/${booking.id}`} variant="secondary">
              Details
            </ButtonLink>
          ) : (
            <ReceiptLink booking={booking} />
          )}
        </div>
        {booking.can.cancel && <CancelButton booking={booking} />}
      </div>
    </Card>
  );
}
