"use client";
import { useEffect } from "react";
import { formatDate, formatRange } from "@/components/ui/format";
import { dropPass, keepPass } from "@/hooks/offline-passes";
import { useActor } from "@/hooks/use-actor";
import { useCountdownBookings } from "@/hooks/use-booking";
import { isOpen } from "@/lib/domain/booking/rules/status";
import type { Booking } from "@/lib/domain/booking/schema";

/** A request that nobody has approved opens no gate. */
export const hasPass = (booking: Booking): boolean =>
  isOpen(booking) && booking.status !== "requested";

/** Keeps the passes of what runs now for the time without a network. */
export function OfflinePasses() {
  const bookings = useCountdownBookings().data?.results ?? [];
  return bookings.map((booking) => <OfflinePass key={booking.id} booking={booking} />);
}

/** Keeps the pass of a booking for the time without a network, as long as it has one. */
export function OfflinePass({ booking }: { booking: Booking }) {
  const { id: person } = useActor();
  const { id, number, vehicle_number: plate, start_time, end_time, lot, slot } = booking;
  const isKept = booking.driver.id === person && hasPass(booking);
  const place = `${lot.name}, Slot ${slot.code}`;
  const { timezone } = lot;
  useEffect(() => {
    // Words like "today" would be wrong later.
    const day = formatDate(start_time, timezone);
    const time = `${day}, ${formatRange(start_time, end_time, timezone)}`;
    const pass = { id, number, place, time, plate, end: end_time };
    const keeping = isKept ? keepPass(person, pass) : dropPass(person, id);
    // Without storage there is no pass offline; nothing else depends on it.
    void keeping.catch(() => undefined);
  }, [person, isKept, id, number, place, plate, start_time, end_time, timezone]);
  return null;
}
