import { formatMinutes } from "@/components/ui/format";
import type { Booking } from "@/lib/domain/booking/schema";

type Due = Pick<Booking, "status" | "start_time" | "created_at">;

/** Whether a booking waits for cash at the desk. */
export const isDueInCash = ({ status }: Pick<Due, "status">): boolean =>
  status === "pending_payment";

/** What the time of a booking for now waits for; null once it runs, and for a start ahead. */
export function startWaitsFor(booking: Due): "cash" | "approval" | null {
  if (Date.parse(booking.start_time) > Date.parse(booking.created_at)) return null;
  if (isDueInCash(booking)) return "cash";
  return booking.status === "requested" ? "approval" : null;
}

const begins = { cash: "payment", approval: "approval" };

/** "1 h from the approval": the time of a booking that has no start yet; null for any other. */
export function lengthFromBegin(booking: Due & Pick<Booking, "minutes">): string | null {
  const waitsFor = startWaitsFor(booking);
  return waitsFor && `${formatMinutes(booking.minutes)} from the ${begins[waitsFor]}`;
}
