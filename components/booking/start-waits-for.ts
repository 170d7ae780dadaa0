import { formatMinutes } from "@/components/ui/format";
import type { Booking } from "@/lib/domain/booking/schema";

type Due = Pick<Booking, "status" | "start_time" | "created_at" | "payment_method">;

/** Whether a booking waits for cash at the desk. */
export const isDueInCash = ({ status }: Pick<Due, "status">): boolean =>
  status === "pending_payment";

export const isMadeForNow = ({ start_time, created_at }: Due): boolean =>
  Date.parse(start_time) <= Date.parse(created_at);

/**
 * What the time of a booking for now waits for; null once it runs, and for a start ahead. A request
 * in cash waits for both, and begins with the cash.
 */
export function startWaitsFor(booking: Due): "cash" | "approval" | null {
  if (!isMadeForNow(booking)) return null;
  if (isDueInCash(booking)) return "cash";
  if (booking.status !== "requested") return null;
  return booking.payment_method === "cash" ? "cash" : "approval";
}

const begins = { cash: "payment", approval: "approval" };

/** What the time of a booking begins with. */
export function beginOf(booking: Due): string | null {
  const waitsFor = startWaitsFor(booking);
  return waitsFor && begins[waitsFor];
}

/** "1 h from the approval": the time of a booking that has no start yet; null for any other. */
export function lengthFromBegin(booking: Due & Pick<Booking, "minutes">): string | null {
  const begin = beginOf(booking);
  return begin && `${formatMinutes(booking.minutes)} from the ${begin}`;
}
