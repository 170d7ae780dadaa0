"use client";
import { Banknote, Navigation } from "lucide-react";
import { buttonClass, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { formatMoment } from "@/components/ui/format";
import { formatDecimal } from "@/lib/core/money";
import type { Booking } from "@/lib/domain/booking/schema";
import { BookingCardHeader } from "./booking-card-header";
import { BookingChips } from "./booking-chips";
import { CancelButton } from "./cancel-dialog";
import { directionsUrl } from "./directions";
import { HoldCountdown } from "./hold-countdown";
import { StatusBadge } from "./status-badge";

/** A slot that waits for cash: how much, until when, and the number to name at the desk. */
export function CashDueCard({
  booking,
  details = true,
  heading = "h2",
}: {
  booking: Booking;
  details?: boolean;
  heading?: "h1" | "h2";
}) {
  const { lot, hold_until: until } = booking;
  return (
    <Card aria-label={`Booking ${booking.number}`} className="grid gap-5 p-5">
      <BookingCardHeader booking={booking} heading={heading}>
        <StatusBadge status={booking.status} />
      </BookingCardHeader>
      <div className="grid justify-items-center gap-1 rounded-control bg-sunk px-4 py-5 text-center">
        <p className="text-sm text-muted">Your pay code</p>
        <p className="font-mono text-[40px] leading-tight font-[640]">#{booking.number}</p>
        <p className="flex items-center gap-2">
          <Banknote size={18} aria-hidden />
          Pay {formatDecimal(booking.amount, booking.currency)} in cash at the desk
        </p>
        {until && (
          <p className="mt-2 text-sm text-muted">
            Held until {formatMoment(until, lot.timezone)},{" "}
            <HoldCountdown until={until} testId="countdown" /> left
          </p>
        )}
      </div>
      <BookingChips booking={booking} />
      <div className="grid gap-2.5">
        <div className="grid auto-cols-fr grid-flow-col gap-2.5">
          <a
            href={directionsUrl(lot)}
            target="_blank"
            rel="noreferrer"
            className={buttonClass({ variant: "secondary" })}
          >
            <Navigation size={18} aria-hidden />
            Directions
          </a>
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
