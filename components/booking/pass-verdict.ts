import { formatMoment } from "@/components/ui/format";
import { MINUTE_MS } from "@/lib/core/duration";
import type { Booking } from "@/lib/domain/booking/schema";

/** A car may come this long before its time. */
const EARLY_MS = 15 * MINUTE_MS;

export interface Verdict {
  tone: "ok" | "warn" | "bad";
  text: string;
}

/** Whether the car of a booking may park at `now` (milliseconds), as staff read it at the gate. */
export function verdictOf(booking: Booking, now: number, readerZone: string): Verdict {
  const { status, lot } = booking;
  const moment = (iso: string) => formatMoment(iso, lot.timezone, readerZone);
  switch (status) {
    case "confirmed":
    case "active":
      if (now >= Date.parse(booking.end_time))
        return { tone: "bad", text: `Ended ${moment(booking.end_time)}` };
      if (now < Date.parse(booking.start_time) - EARLY_MS)
        return { tone: "warn", text: `Valid from ${moment(booking.start_time)}` };
      return { tone: "ok", text: `Valid until ${moment(booking.end_time)}` };
    case "pending_payment":
      return { tone: "warn", text: "Cash is due first" };
    case "requested":
      return { tone: "warn", text: "Not approved yet" };
    default:
      return { tone: "bad", text: "Not valid" };
  }
}
