import { errors } from "@/lib/core/errors";

interface LiveBooking {
  id: string;
  number: number;
  start_time: Date;
}

/**
 * Lists the bookings that occupy a lot or a slot. The caller passes `listLiveBookings` of
 * lib/domain/booking, because this domain stands below bookings and must not import them.
 */
export type FindLiveBookings = (
  place: { lot: string } | { slots: string[] },
) => Promise<LiveBooking[]>;

export const liveBookings = (bookings: readonly unknown[]) =>
  errors.conflict(
    "live_bookings",
    bookings.length === 1 ? "1 booking is affected." : `${bookings.length} bookings are affected.`,
    { bookings },
  );

/** Throws 409 `live_bookings`, with the list, when bookings occupy the lot or slot. */
export async function requireNoLiveBookings(
  find: FindLiveBookings,
  place: Parameters<FindLiveBookings>[0],
): Promise<void> {
  const bookings = await find(place);
  if (bookings.length) throw liveBookings(bookings);
}
