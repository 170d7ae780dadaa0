"use client";
import { raiseLocalAlarm } from "@/components/notification/local-alarm";
import { useCountdownBookings } from "@/hooks/use-booking";
import { useActor } from "@/hooks/use-actor";
import { useCountdown } from "@/hooks/use-countdown";
import { useWatchBooking } from "@/hooks/use-realtime";
import type { Booking } from "@/lib/domain/booking/schema";

/** Warns on any page, even offline, that a booking ends soon and that it has ended. */
function BookingAlarm({ booking }: { booking: Booking }) {
  const { id: userId } = useActor();
  useWatchBooking(booking.id);
  useCountdown(booking.end_time, {
    onThreshold: (threshold) =>
      void raiseLocalAlarm(
        threshold === 0 ? "reservation_expired" : "booking_expiring_soon",
        booking,
        userId,
      ),
  });
  return null;
}

export function BookingAlarms() {
  const { data } = useCountdownBookings();
  return data?.results.map((booking) => <BookingAlarm key={booking.id} booking={booking} />);
}
