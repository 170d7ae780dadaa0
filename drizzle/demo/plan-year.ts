import { Temporal } from "temporal-polyfill";
import { MINUTE_MS } from "@/lib/core/duration";
import type { PlannedStay } from "./plan";

/** A stay that is over, or was cancelled. */
export interface PastStay extends PlannedStay {
  /** The share of the price that was refunded, in percent; null when the stay took place. */
  refundPercent: number | null;
}

interface YearPlan {
  /** Milliseconds since 1970. */
  now: number;
  /** The zone of each slot's lot. */
  zones: readonly string[];
  vehicles: number;
  /** Stays that are made in another way. */
  others: readonly PlannedStay[];
  random: () => number;
}

/** How likely a stay starts in each hour from 6:00 on: most come to work, to shop and to dine. */
const hourWeights = [2, 5, 8, 7, 5, 4, 5, 4, 4, 4, 5, 7, 6, 4, 2, 1];
const FIRST_HOUR = 6;
/** Stays of a slot on a day, from Monday to Sunday. */
const staysByWeekday = [0.041, 0.043, 0.044, 0.047, 0.054, 0.037, 0.026];
const DAYS = 365;
/** The last months are busier than the first ones. */
const GROWTH = 0.6;
/** Stays of a slot on the days that dashboards show hour by hour: today and a week ago. */
const SHOWN_DAYS = [0, 7];
const STAYS_ON_SHOWN_DAY = 1.2;
const lengths = [30, 60, 60, 90, 120, 120, 180, 240];
const CASH_SHARE = 0.3;
const CANCELLED_SHARE = 0.06;
const PARTLY_SHARE = 0.4;
const PARTLY_PERCENT = 50;

/**
 * Plans the stays of a year that are over, by the day and the clock of each slot's lot, the oldest
 * first. No slot and no vehicle has two stays at the same time, those of `others` included.
 */
export function planYear(plan: YearPlan): PastStay[] {
  const drafts: PastStay[] = [];
  for (const [slot, zone] of plan.zones.entries()) {
    const today = Temporal.Instant.fromEpochMilliseconds(plan.now)
      .toZonedDateTimeISO(zone)
      .toPlainDate();
    for (let daysAgo = DAYS; daysAgo >= 0; daysAgo -= 1) {
      const day = today.subtract({ days: daysAgo });
      for (let left = staysOn(day, daysAgo); left > plan.random(); left -= 1)
        drafts.push(draftOn(day, slot, zone, plan));
    }
  }
  const past = drafts.filter((stay) => endOf(stay) <= plan.now);
  return withoutCollisions(
    past.sort((one, other) => one.start - other.start),
    plan.others,
  );
}

function staysOn(day: Temporal.PlainDate, daysAgo: number): number {
  if (SHOWN_DAYS.includes(daysAgo)) return STAYS_ON_SHOWN_DAY;
  const growth = 1 + GROWTH * (1 / 2 - daysAgo / DAYS);
  return staysByWeekday[day.dayOfWeek - 1]! * growth;
}

const endOf = ({ start, minutes }: PlannedStay) => start + minutes * MINUTE_MS;

function draftOn(
  day: Temporal.PlainDate,
  slot: number,
  timeZone: string,
  { vehicles, random }: YearPlan,
): PastStay {
  const hour = FIRST_HOUR + weighted(hourWeights, random);
  const minute = Math.floor(random() * 60);
  const start = day.toZonedDateTime({ timeZone, plainTime: { hour, minute } }).epochMilliseconds;
  return {
    start,
    slot,
    vehicle: Math.floor(random() * vehicles),
    minutes: lengths[Math.floor(random() * lengths.length)]!,
    paysCash: random() < CASH_SHARE,
    refundPercent: random() < CANCELLED_SHARE ? drawRefund(random) : null,
  };
}

const drawRefund = (random: () => number): number =>
  random() < PARTLY_SHARE ? PARTLY_PERCENT : 100;

function weighted(weights: readonly number[], random: () => number): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  return weights.findIndex((weight) => (left -= weight) < 0);
}

const keysOf = ({ slot, vehicle }: PlannedStay) => [`slot ${slot}`, `vehicle ${vehicle}`];

/** Leaves out a stay whose slot or vehicle is taken at that time. */
function withoutCollisions(stays: PastStay[], others: readonly PlannedStay[]): PastStay[] {
  const taken = new Map<string, PlannedStay[]>();
  const take = (stay: PlannedStay) => {
    for (const key of keysOf(stay)) taken.set(key, [...(taken.get(key) ?? []), stay]);
  };
  others.forEach(take);
  return stays.filter((stay) => {
    const isFree = keysOf(stay)
      .flatMap((key) => taken.get(key) ?? [])
      .every((one) => endOf(one) < stay.start || endOf(stay) < one.start);
    if (isFree) take(stay);
    return isFree;
  });
}
