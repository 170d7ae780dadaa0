import type { ReactNode } from "react";
import { addressLine } from "@/lib/domain/lot/rules";
import type { Booking } from "@/lib/domain/booking/schema";

interface BookingCardHeaderProps {
  booking: Booking;
  /** The status badge. */
  children: ReactNode;
}

export function BookingCardHeader({ booking, children }: BookingCardHeaderProps) {
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <h2 className="text-[19px] leading-tight font-[640] tracking-[-0.02em]">
          {booking.lot.name}
        </h2>
        <p className="mt-1 text-sm text-muted">{addressLine(booking.lot)}</p>
      </div>
      <div className="pt-1">{children}</div>
    </div>
  );
}
