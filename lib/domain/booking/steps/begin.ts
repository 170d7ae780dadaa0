import { hint } from "@/lib/core/db";
import type { PaymentRow } from "@/lib/domain/payment/read";
import { snapshotOf } from "@/lib/domain/payment/rules";
import type { FullBooking } from "../read/load";
import { requestDeadline } from "../rules/deadline";
import { paidPeriod } from "../rules/period";
import { termsOf } from "../rules/price";
import type { Decision } from "../table";
import { moveBooking, type Author } from "./move";

interface Beginning {
  author: Author;
  payment: PaymentRow;
  /** When it was paid, verified or approved. */
  now: Date;
  decision?: Decision;
  /** A line for the booking's history. */
  note?: string;
}

/**
 * Moves a booking on once it is paid or approved: to `requested` when the lot's owner has to
 * approve it first, otherwise to `active` when its start has come and to `confirmed` when it lies
 * ahead. Returns the moved booking.
 */
export async function beginBooking(
  full: FullBooking,
  { author, payment, now, decision, note }: Beginning,
): Promise<FullBooking> {
  const { booking, lot } = full;
  const stored = { payment: snapshotOf(payment), ...(decision ? { decision } : {}) };
  if (lot.mode === "request" && booking.status === "held") {
    const period = { start: booking.start_time, startsNow: booking.starts_now };
    const change = { ...stored, hold_until: requestDeadline(now, period) };
    const requested = await moveBooking(booking, "requested", { author, change });
    hint("queues", "requests");
    return { ...full, booking: requested };
  }
  const { start, end } = paidPeriod(booking, now);
  const begun = await moveBooking(booking, start <= now ? "active" : "confirmed", {
    author,
    note: note ?? null,
    change: {
      ...stored,
      start_time: start,
      end_time: end,
      blocked_until: end,
      hold_until: null,
      // The time in which cancelling is free starts with the paid time, however long the payment
      // took.
      policy: termsOf(lot, booking.policy.overstay_rate, start, now),
    },
  });
  return { ...full, booking: begun };
}
