import { errors } from "@/lib/core/errors";

interface LiveBooking {
  id: string;
  number: number;
  start_time: Date;
  /** Somebody who has not paid yet holds the slot; it is no booking. */
  is_held: boolean;
}

/**
 * Lists the bookings that occupy a lot or a slot. The caller passes `listLiveBookings` of
 * lib/domain/booking, because this domain stands below bookings and must not import them.
 */
export type FindLiveBookings = (
  place: { lot: string } | { slots: string[] },
) => Promise<LiveBooking[]>;

const MAX_NAMED = 5;

type Numbered = readonly { number: number }[];

/** 409 `live_bookings`, with the list of the bookings about which a closing has to decide. */
export const undecidedBookings = (bookings: Numbered) =>
  errors.conflict(
    "live_bookings",
    bookings.length
      ? `Move or refund each booking first: ${namesOf(bookings)}.`
      : "The bookings have changed meanwhile. Try again.",
    { bookings },
  );

const HELD = "A driver who is paying holds a slot here for up to five minutes. Try again soon.";

/** Holds are on no list of the owner, and end by themselves. */
const isBooked = ({ is_held }: LiveBooking) => !is_held;

function openText(live: readonly LiveBooking[]): string {
  const bookings = live.filter(isBooked);
  if (bookings.length === 0) return HELD;
  const isHeld = bookings.length < live.length;
  return isHeld ? `${bookedText(bookings)} ${HELD}` : bookedText(bookings);
}

function bookedText(bookings: Numbered): string {
  const isOne = bookings.length === 1;
  const open = isOne ? "1 booking is open" : `${bookings.length} bookings are open`;
  const rest = isOne ? "Cancel it, or wait until it has" : "Cancel them, or wait until they have";
  return `Not possible while ${open}: ${namesOf(bookings)}. ${rest} ended.`;
}

function namesOf(bookings: Numbered): string {
  const names = bookings.slice(0, MAX_NAMED).map(({ number }) => `#${number}`);
  const more = bookings.length - names.length;
  const last = more > 0 ? `${more} more` : names.pop();
  return names.length ? `${names.join(", ")} and ${last}` : `${last}`;
}

/** Throws 409 `live_bookings`, with the list, when bookings or holds occupy the lot or slot. */
export async function requireNoLiveBookings(
  find: FindLiveBookings,
  place: Parameters<FindLiveBookings>[0],
): Promise<void> {
  const live = await find(place);
  if (!live.length) return;
  const bookings = live
    .filter(isBooked)
    .map(({ id, number, start_time }) => ({ id, number, start_time }));
  throw errors.conflict("live_bookings", openText(live), { bookings });
}
