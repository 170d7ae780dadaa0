"use client";
import { useEffect } from "react";
import { formatDate, formatRange } from "@/components/ui/format";
import {
  dropPass,
  keepPass,
  keepRecent,
  type OfflinePass as Pass,
  type RecentBooking,
} from "@/hooks/offline-passes";
import { openBookings } from "@/hooks/queries";
import { serverNow } from "@/hooks/server-clock";
import { useActor } from "@/hooks/use-actor";
import { useCountdownBookings, useKnownBookings } from "@/hooks/use-booking";
import { isOpen } from "@/lib/domain/booking/rules/status";
import type { Booking } from "@/lib/domain/booking/schema";

/** A request that nobody has approved opens no gate. */
export const hasPass = (booking: Booking): boolean =>
  isOpen(booking) && booking.status !== "requested";

/** Keeps the passes and the last bookings that are known, for the time without a network. */
export function OfflinePasses() {
  const { id: person } = useActor();
  const countdowns = useCountdownBookings().data?.results;
  // What the home page has loaded, if it was opened.
  const open = useKnownBookings(openBookings)?.results;
  const known = [...new Map([...(open ?? []), ...(countdowns ?? [])].map((one) => [one.id, one]))];
  const bookings = known.map(([, booking]) => booking);
  const recent = JSON.stringify(
    bookings.map((booking) => ({ ...passOf(booking), status: booking.status.replace("_", " ") })),
  );
  useEffect(() => {
    const rows = JSON.parse(recent) as RecentBooking[];
    // Words like "today" would be wrong later, and so would the clock of this device.
    void keepRecent(person, rows, serverNow() - Date.now()).catch(() => undefined);
  }, [person, recent]);
  return bookings.map((booking) => <OfflinePass key={booking.id} booking={booking} />);
}

function passOf({ id, number, vehicle_number, start_time, end_time, lot, slot }: Booking) {
  const day = formatDate(start_time, lot.timezone);
  return {
    id,
    number,
    place: `${lot.name}, Slot ${slot.code}`,
    time: `${day}, ${formatRange(start_time, end_time, lot.timezone)}`,
    plate: vehicle_number,
    start: start_time,
    end: end_time,
  };
}

/** Keeps the pass of a booking for the time without a network, as long as it has one. */
export function OfflinePass({ booking }: { booking: Booking }) {
  const { id: person } = useActor();
  const isKept = booking.driver.id === person && hasPass(booking);
  const pass = JSON.stringify(passOf(booking));
  const { id } = booking;
  useEffect(() => {
    const keeping = isKept ? keepPass(person, JSON.parse(pass) as Pass) : dropPass(person, id);
    // Without storage there is no pass offline; nothing else depends on it.
    void keeping.catch(() => undefined);
  }, [person, isKept, id, pass]);
  return null;
}
