"use client";
import { raiseLocalAlarm } from "@/components/notification/local-alarm";
import { useCountdownBookings } from "@/hooks/use-booking";
import { useDelivery } from "@/hooks/use-delivery-settings";
import { useActor } from "@/hooks/use-actor";
import { useCountdown } from "@/hooks/use-countdown";
import { useWatchBooking } from "@/hooks/use-realtime";
import { WARN_BEFORE_END_MINUTES } from "@/lib/event/reminder-times";
import type { Booking } from "@/lib/domain/booking/schema";

/** Warns on any page, even offline, that a booking ends soon and that it has ended. */
function BookingAlarm({ booking, isWarned }: { booking: Booking; isWarned: boolean }) {
  const { id: userId } = useActor();
  useWatchBooking(booking.id);
  useCountdown(booking.end_time, {
    onThreshold: (threshold) => {
      if (threshold === 0) void raiseLocalAlarm("reservation_expired", booking, userId);
      else if (isWarned) void raiseLocalAlarm("booking_expiring_soon", booking, userId);
    },
  });
  return null;
}

export function BookingAlarms() {
  const { data } = useCountdownBookings();
  const isWarned = useDelivery().data?.reminder_minutes.includes(WARN_BEFORE_END_MINUTES) ?? true;
  return data?.results.map((booking) => (
    <BookingAlarm key={booking.id} booking={booking} isWarned={isWarned} />
  ));
}
