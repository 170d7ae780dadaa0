import { isChargedInsteadOfCash } from "@/lib/domain/booking/rules/status";
import type { Booking } from "@/lib/domain/booking/schema";

type Due = Pick<Booking, "status" | "payment" | "start_time" | "created_at">;

/** Whether a booking waits for cash at the desk. */
export const isDueInCash = (booking: Pick<Due, "status" | "payment">): boolean =>
  booking.status === "pending_payment" || isChargedInsteadOfCash(booking);

/** Whether its time starts with the cash: it was booked for now, not for a start ahead. */
export const startsWithCash = (booking: Due): boolean =>
  isDueInCash(booking) && Date.parse(booking.start_time) <= Date.parse(booking.created_at);
