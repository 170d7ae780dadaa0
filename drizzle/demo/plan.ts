import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/duration";

/** Who parks where and when; slot and vehicle are indices. */
export interface PlannedStay {
  /** Milliseconds since 1970. */
  start: number;
  slot: number;
  vehicle: number;
  minutes: number;
  paysCash: boolean;
}

interface Plan {
  /** Milliseconds since 1970. */
  now: number;
  /** How many slots there are. */
  slots: number;
  /** How many vehicles there are. */
  vehicles: number;
  /** Stays on each past day. */
  staysPerDay: number;
  /** The share of slots that are occupied now. */
  occupancy: number;
  random: () => number;
}

const PAST_DAYS = 14;
/** On a past day, stays start from 5 hours before the present time of day to 7 hours after it. */
const LEAD_MS = 5 * HOUR_MS;
const SPREAD_MS = 12 * HOUR_MS;
/** Stays that still run started at most this long ago. */
const RUNNING_SPREAD_MS = 1.2 * HOUR_MS;
/**
 * They run for at least this long from now, so that the lots stay full while people try the demo.
 */
const MIN_REST_MINUTES = 60;
const HALF_HOUR_MINUTES = 30;
/** The share of past stays that are paid in cash. */
const CASH_SHARE = 0.3;
/** Lengths in minutes; one that is listed twice is twice as likely. */
const lengths = [30, 60, 60, 90, 120, 120, 180, 240];
/** The time between two stays in one slot, and between two stays of one vehicle. */
const GAP_MS = MINUTE_MS;

/**
 * Plans the stays of the past two weeks up to now, the oldest first. No slot and no vehicle has
 * two stays at the same time. The plan is the same for the same `now` and `random`.
 */
export function planStays(plan: Plan): PlannedStay[] {
  const { now, random } = plan;
  const slotFreeFrom = new Array<number>(plan.slots).fill(0);
  const vehicleFreeFrom = new Array<number>(plan.vehicles).fill(0);
  const stays: PlannedStay[] = [];
  const add = (start: number, minutes: number, paysCash: boolean) => {
    const slot = pickFree(slotFreeFrom, start, random);
    const vehicle = pickFree(vehicleFreeFrom, start, random);
    if (slot === null || vehicle === null) return;
    const freeFrom = start + minutes * MINUTE_MS + GAP_MS;
    slotFreeFrom[slot] = freeFrom;
    vehicleFreeFrom[vehicle] = freeFrom;
    stays.push({ start, slot, vehicle, minutes, paysCash });
  };
  for (let day = PAST_DAYS; day >= 1; day -= 1) {
    const first = now - day * DAY_MS - LEAD_MS;
    for (const start of sortedInstants(plan.staysPerDay, () => first + random() * SPREAD_MS))
      add(start, pickLength(random), random() < CASH_SHARE);
  }
  const running = Math.round(plan.slots * plan.occupancy);
  // Paid by card, so that the queue shows no cash that was verified in the last minutes.
  for (const start of sortedInstants(running, () => now - random() * RUNNING_SPREAD_MS))
    add(start, minutesSince(start, now) + pickLength(random) + MIN_REST_MINUTES, false);
  return stays;
}

const sortedInstants = (count: number, draw: () => number): number[] =>
  Array.from({ length: count }, draw).sort((a, b) => a - b);

const pickLength = (random: () => number): number =>
  lengths[Math.floor(random() * lengths.length)]!;

/** Minutes since `start`, rounded up to whole half hours. */
const minutesSince = (start: number, now: number): number =>
  Math.ceil((now - start) / (HALF_HOUR_MINUTES * MINUTE_MS)) * HALF_HOUR_MINUTES;

/** A random index whose slot or vehicle is free at the instant; null when none is free. */
function pickFree(freeFrom: number[], instant: number, random: () => number): number | null {
  const offset = Math.floor(random() * freeFrom.length);
  for (let index = 0; index < freeFrom.length; index += 1) {
    const candidate = (index + offset) % freeFrom.length;
    if (freeFrom[candidate]! <= instant) return candidate;
  }
  return null;
}

/** A generator of numbers in [0, 1) (mulberry32), the same on every machine for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
