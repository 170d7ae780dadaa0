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

const MAX_NAMED = 5;

/** 409 `live_bookings`, "2 bookings are affected: #12 and #13.", with the list of them. */
export const liveBookings = (bookings: readonly { number: number }[]) =>
  errors.conflict("live_bookings", `${countOf(bookings)} affected: ${namesOf(bookings)}.`, {
    bookings,
  });

const countOf = ({ length }: readonly unknown[]): string =>
  length === 1 ? "1 booking is" : `${length} bookings are`;

function namesOf(bookings: readonly { number: number }[]): string {
  const named = bookings.slice(0, MAX_NAMED).map(({ number }) => `#${number}`);
  const more = bookings.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
}

/** Throws 409 `live_bookings`, with the list, when bookings occupy the lot or slot. */
export async function requireNoLiveBookings(
  find: FindLiveBookings,
  place: Parameters<FindLiveBookings>[0],
): Promise<void> {
  const bookings = await find(place);
  if (bookings.length) throw liveBookings(bookings);
}
