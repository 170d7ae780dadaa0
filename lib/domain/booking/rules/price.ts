import { MINUTE_MS } from "@/lib/core/duration";
import { formatMoney } from "@/lib/core/money";
import type { BookingStatus } from "../schema";

/** A booking can be cancelled for free at least this long after it was made or has begun. */
export const FREE_CANCEL_MINUTES = 5;

/**
 * The lines of a price, in minor units. `minutes` is elapsed time, so an hour that a change of
 * clocks skips or repeats does not change the price (docs/promises.md P21).
 */
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

/** The tax that an amount in minor units includes. */
export const includedVat = (amount: number, percent: number): number =>
  amount - Math.round((amount * 100) / (100 + percent));

export interface LotTerms {
  free_cancel_minutes: number;
  late_refund_percent: number;
  grace_minutes: number;
  max_stay_minutes: number;
  vat_percent: number;
}

/** The terms of a booking of this lot that is made at `now`. */
export function termsOf(lot: LotTerms, hourlyRate: string, start: Date, now: Date) {
  const free = new Date(
    Math.max(
      start.getTime() - lot.free_cancel_minutes * MINUTE_MS,
      now.getTime() + FREE_CANCEL_MINUTES * MINUTE_MS,
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
    vat_percent: lot.vat_percent,
  };
}

interface Cancellable {
  status: BookingStatus;
  policy: { refund_schedule: { until: string | null; percent: number }[] };
}

/**
 * The share of the paid amount, in percent, that cancelling now refunds: by the booking's terms
 * when the driver cancels, all of it when anybody else does or while nobody has accepted it.
 */
export function refundPercent(
  { status, policy }: Cancellable,
  now: Date,
  isDriver: boolean,
): number {
  if (!isDriver || status === "requested") return 100;
  return (
    policy.refund_schedule.find((step) => step.until === null || now < new Date(step.until))
      ?.percent ?? 0
  );
}

/** "30 min", "2 h", "1 h 30 min". */
export function spanText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours ? `${hours} h` : "", rest ? `${rest} min` : ""].filter(Boolean).join(" ");
}
