import type { Actor } from "@/lib/core/actor";
import { formatMoney } from "@/lib/core/money";
import { HOLD_MINUTES, MIN_MINUTES, type BookingStatus, type Can } from "./schema";

/** What is allowed, for whom, and what it costs. Pure; the server refuses by it and the browser hides by it. */
const MINUTE = 60_000;
const MAX_DAYS_AHEAD = 180;
const REGRET_MINUTES = 5;
const REQUEST_MINUTES = 60;
/** A start this little in the past is "now": clocks differ and forms take time. */
const NOW_TOLERANCE_MS = MINUTE;

export type StartsNow = "no" | "fixed_length" | "fixed_end";

const moves: Record<BookingStatus, readonly BookingStatus[]> = {
  held: ["pending_payment", "requested", "confirmed", "active", "cancelled"],
  pending_payment: ["confirmed", "active", "cancelled", "declined"],
  requested: ["pending_payment", "confirmed", "active", "cancelled", "declined"],
  confirmed: ["active", "cancelled", "declined", "no_show"],
  active: ["completed", "expired", "overstay", "cancelled"],
  overstay: ["completed"],
  completed: [],
  expired: [],
  cancelled: [],
  declined: [],
  no_show: [],
};

export const canMove = (from: BookingStatus, to: BookingStatus): boolean =>
  moves[from].includes(to);
/** A driver's booking that still lies ahead or runs, as opposed to a mere hold or the past. */
export const openStatuses = [
  "pending_payment",
  "requested",
  "confirmed",
  "active",
  "overstay",
] as const satisfies readonly BookingStatus[];
export const endedStatuses = [
  "completed",
  "expired",
  "cancelled",
  "no_show",
] as const satisfies readonly BookingStatus[];

/** What the rules look at; `vehicle_number` is absent on a mere hold. */
export interface Subject {
  status: BookingStatus;
  driver_id: string;
  owner_id: string;
  owner_can_verify: boolean;
  end_time: Date;
  vehicle_number: string | null;
}

/** What this person may do with this booking now. */
export function whatCan(actor: Pick<Actor, "id" | "role">, booking: Subject, now: Date): Can {
  const isDriver = booking.driver_id === actor.id;
  const isAdmin = actor.role === "admin";
  const isKeeper = isAdmin || (actor.role === "owner" && booking.owner_id === actor.id);
  const isOver = booking.end_time <= now;
  const is = (...statuses: BookingStatus[]) => statuses.includes(booking.status);
  return {
    extend: false,
    renew: isDriver && booking.vehicle_number !== null && is(...endedStatuses),
    cancel:
      (isDriver && is("held")) ||
      ((isDriver || isKeeper) &&
        !isOver &&
        is("pending_payment", "requested", "confirmed", "active")),
    check_in: false,
    approve: isKeeper && is("requested"),
    decline: isKeeper && is("requested", "pending_payment", "confirmed"),
    verify: is("pending_payment") && (isAdmin || (isKeeper && booking.owner_can_verify)),
  };
}

export interface RequestedPeriod {
  start?: Date | undefined;
  end?: Date | undefined;
  minutes?: number | undefined;
}
export type Period = { start: Date; end: Date; minutes: number; startsNow: StartsNow };
export type Refusal = { code: string; detail: string };

/** The time range that somebody asks for, or why there is none. A start in the last minute, or none, means now. */
export function periodOf(
  requested: RequestedPeriod,
  now: Date,
  maxStayMinutes: number,
): Period | Refusal {
  if (requested.start && requested.start.getTime() < now.getTime() - NOW_TOLERANCE_MS)
    return { code: "start_in_past", detail: "The start lies in the past." };
  const isNow = !requested.start || requested.start <= now;
  const start = isNow ? now : requested.start!;
  const end = requested.end ?? new Date(start.getTime() + requested.minutes! * MINUTE);
  const minutes = requested.minutes ?? Math.ceil((end.getTime() - start.getTime()) / MINUTE);
  if (end <= start) return { code: "invalid_range", detail: "The end must lie after the start." };
  if (minutes < MIN_MINUTES)
    return { code: "too_short", detail: `A booking lasts at least ${MIN_MINUTES} minutes.` };
  if (minutes > maxStayMinutes)
    return { code: "max_stay", detail: `This lot allows at most ${spanText(maxStayMinutes)}.` };
  if (start.getTime() > now.getTime() + MAX_DAYS_AHEAD * 24 * 60 * MINUTE)
    return { code: "too_far_ahead", detail: `Book at most ${MAX_DAYS_AHEAD} days ahead.` };
  return {
    start,
    end,
    minutes,
    startsNow: !isNow ? "no" : requested.end ? "fixed_end" : "fixed_length",
  };
}

/** Price lines in minor units; elapsed time, so summer-time changes cost nothing (P21). */
export function priceOf(
  minutes: number,
  hourlyRate: number,
  currency: string,
  discountPercent = 0,
): { label: string; amount: number }[] {
  const base = Math.round((minutes * hourlyRate) / 60);
  const lines = [
    { label: `${spanText(minutes)} at ${formatMoney(hourlyRate, currency)}/h`, amount: base },
  ];
  if (discountPercent > 0)
    lines.push({
      label: `Renewal discount ${discountPercent} %`,
      amount: -Math.round((base * discountPercent) / 100),
    });
  return lines;
}

export const totalOf = (lines: { amount: number }[]): number =>
  lines.reduce((sum, line) => sum + line.amount, 0);

export interface LotTerms {
  free_cancel_minutes: number;
  late_refund_percent: number;
  grace_minutes: number;
  max_stay_minutes: number;
}

/** The terms that hold for a booking made now. Everybody has five minutes to change their mind. */
export function termsOf(lot: LotTerms, hourlyRate: string, start: Date, now: Date) {
  const free = new Date(
    Math.max(
      start.getTime() - lot.free_cancel_minutes * MINUTE,
      now.getTime() + REGRET_MINUTES * MINUTE,
    ),
  );
  const late =
    free < start ? [{ until: start.toISOString(), percent: lot.late_refund_percent }] : [];
  return {
    free_cancel_until: free.toISOString(),
    refund_schedule: [
      { until: free.toISOString(), percent: 100 },
      ...late,
      { until: null, percent: 0 },
    ],
    grace_minutes: lot.grace_minutes,
    overstay_rate: hourlyRate,
    max_stay: lot.max_stay_minutes,
  };
}

/** How much comes back when cancelling now, by the booking's own terms. Whoever else cancels gives everything back. */
export function refundPercent(
  terms: { refund_schedule: { until: string | null; percent: number }[] },
  now: Date,
  isDriver: boolean,
): number {
  if (!isDriver) return 100;
  return (
    terms.refund_schedule.find((step) => step.until === null || now < new Date(step.until))
      ?.percent ?? 0
  );
}

/** When paid time really begins and ends: a booking "for now" starts the moment it is paid (C23, N9). */
export function paidPeriod(
  booking: { starts_now: StartsNow; start_time: Date; end_time: Date; minutes: number },
  now: Date,
): { start: Date; end: Date } {
  if (booking.starts_now === "fixed_length")
    return { start: now, end: new Date(now.getTime() + booking.minutes * MINUTE) };
  if (booking.starts_now === "fixed_end" && booking.end_time > now)
    return { start: now, end: booking.end_time };
  return { start: booking.start_time, end: booking.end_time };
}

/** Until when the slot stays blocked while payment or approval is open, so that a late start still fits. */
export const blockedUntil = (
  period: { end: Date; minutes: number; startsNow: StartsNow },
  deadline: Date,
): Date =>
  period.startsNow === "fixed_length"
    ? new Date(deadline.getTime() + period.minutes * MINUTE)
    : period.end;

export const holdDeadline = (now: Date): Date => new Date(now.getTime() + HOLD_MINUTES * MINUTE);
/** Cash has to be verified within the lot's hold. */
export const cashDeadline = (now: Date, holdMinutes: number): Date =>
  new Date(now.getTime() + holdMinutes * MINUTE);
/** A request for now is answered within the hour, one for later within a day and before its start. */
export const requestDeadline = (now: Date, period: { start: Date; startsNow: StartsNow }): Date =>
  period.startsNow === "no"
    ? new Date(Math.min(period.start.getTime(), now.getTime() + 24 * 60 * MINUTE))
    : new Date(now.getTime() + REQUEST_MINUTES * MINUTE);

/** "30 min", "2 h", "1 h 30 min". */
export function spanText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours ? `${hours} h` : "", rest ? `${rest} min` : ""].filter(Boolean).join(" ");
}
