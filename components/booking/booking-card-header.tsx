import type { ReactNode } from "react";
import type { Booking } from "@/lib/domain/booking/schema";

/** The head of a booking's card: where, and how it stands. */
export function BookingCardHeader({
  booking,
  heading: Heading = "h2",
  children,
}: {
  booking: Booking;
  heading?: "h1" | "h2";
  children: ReactNode;
}) {
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <Heading
          tabIndex={Heading === "h1" ? -1 : undefined}
          className="text-[19px] leading-tight font-[640] tracking-[-0.02em]"
        >
          {booking.lot.name}
        </Heading>
        <p className="mt-1 truncate text-sm text-muted">{booking.lot.address}</p>
      </div>
      <div className="pt-1">{children}</div>
    </div>
  );
}
