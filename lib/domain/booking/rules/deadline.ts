import { DAY_MS, MINUTE_MS } from "@/lib/core/duration";
import type { WeeklyHours } from "@/lib/core/weekly-hours";
import type { PaymentMethod } from "@/lib/domain/payment/schema";
import { HOLD_MINUTES } from "../values";
import { deskTime } from "./opening";
import type { StartsNow } from "./period";

const REQUEST_MINUTES = 60;

/**
 * Until when a slot is blocked while the payment or the approval is awaited. A booking for now
 * starts when it is paid or approved, at the latest at the deadline, and still gets its full
 * length.
 */
export const endOfBlock = (
  period: { end: Date; minutes: number; startsNow: StartsNow },
  deadline: Date,
): Date =>
  period.startsNow === "fixed_length"
    ? new Date(deadline.getTime() + period.minutes * MINUTE_MS)
    : period.end;

export const holdDeadline = (now: Date): Date => new Date(now.getTime() + HOLD_MINUTES * MINUTE_MS);
/** Cash has to be verified within the lot's `cash_hold_minutes`. */
export const cashDeadline = (now: Date, holdMinutes: number): Date =>
  new Date(now.getTime() + holdMinutes * MINUTE_MS);
/**
 * Until when the cash of an approved request can be verified. Nobody knows when the owner answers,
 * so a stay ahead is paid on arrival: until the lot's time after its start, at most to its end.
 */
export function approvedCashDeadline(
  now: Date,
  { start_time: start, end_time: end, starts_now }: ApprovedStay,
  holdMinutes: number,
): Date {
  const fromNow = cashDeadline(now, holdMinutes);
  if (starts_now !== "no") return fromNow;
  const onArrival = Math.min(cashDeadline(start, holdMinutes).getTime(), end.getTime());
  return new Date(Math.max(fromNow.getTime(), onArrival));
}

interface ApprovedStay {
  start_time: Date;
  end_time: Date;
  starts_now: StartsNow;
}

/**
 * A request for now must be answered within an hour, one for later within a day and before its
 * start.
 */
export const requestDeadline = (now: Date, period: { start: Date; startsNow: StartsNow }): Date =>
  period.startsNow === "no"
    ? new Date(Math.min(period.start.getTime(), now.getTime() + DAY_MS))
    : new Date(now.getTime() + REQUEST_MINUTES * MINUTE_MS);

/** The first status of a booking, and how long the booking may keep it. */
export interface InitialState {
  status: "held" | "pending_payment" | "requested";
  /** Until when the booking waits for payment or approval. */
  deadline: Date;
  /** Until when its slot is blocked, see `endOfBlock`. */
  blockedUntil: Date;
}

/**
 * What a new booking waits for: the charge of a card (`held`), the owner's approval (`requested`),
 * or cash to be verified (`pending_payment`). A request that is paid in cash may wait for both, one
 * after the other.
 */
export function initialState(
  method: PaymentMethod,
  period: { start: Date; end: Date; minutes: number },
  {
    startsNow,
    lot,
    now,
  }: {
    startsNow: StartsNow;
    lot: {
      mode: "instant" | "request";
      cash_hold_minutes: number;
      opening_hours: WeeklyHours | null;
      timezone: string;
    };
    now: Date;
  },
): InitialState {
  const isRequest = lot.mode === "request";
  const approvalDeadline = requestDeadline(now, { start: period.start, startsNow });
  const blockUntil = (latest: Date) => endOfBlock({ ...period, startsNow }, latest);
  if (method === "card") {
    const deadline = holdDeadline(now);
    const latest = isRequest && approvalDeadline > deadline ? approvalDeadline : deadline;
    return { status: "held", deadline, blockedUntil: blockUntil(latest) };
  }
  // A lot that is closed now takes the cash once it opens; a stay for now begins while it is open.
  const payableFrom = isRequest ? approvalDeadline : deskTime(lot, now);
  const paymentDeadline = cashDeadline(payableFrom, lot.cash_hold_minutes);
  return isRequest
    ? { status: "requested", deadline: approvalDeadline, blockedUntil: blockUntil(paymentDeadline) }
    : {
        status: "pending_payment",
        deadline: paymentDeadline,
        blockedUntil: blockUntil(paymentDeadline),
      };
}
