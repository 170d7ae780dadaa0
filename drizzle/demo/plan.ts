/** A plan of who parked where and when, the same every time for the same day: pure numbers, no database. */
export interface PlannedStay {
  at: number;
  slot: number;
  driver: number;
  minutes: number;
  cash: boolean;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const PAST_DAYS = 21;
const durations = [30, 60, 60, 90, 120, 120, 180, 240];

/**
 * Stays over the past three weeks up to now, oldest first. No slot and no driver is in two places at once.
 * `share` is the part of the slots that is taken right now.
 */
export function planStays(
  now: number,
  slots: number,
  drivers: number,
  perDay: number,
  share: number,
  random: () => number,
): PlannedStay[] {
  const slotFree = new Array<number>(slots).fill(0);
  const driverFree = new Array<number>(drivers).fill(0);
  const stays: PlannedStay[] = [];
  const add = (at: number, minutes: number, cash: boolean) => {
    const slot = pick(slotFree, at, random);
    const driver = pick(driverFree, at, random);
    if (slot < 0 || driver < 0) return;
    const end = at + minutes * 60_000;
    slotFree[slot] = end + 60_000;
    driverFree[driver] = end + 60_000;
    stays.push({ at, slot, driver, minutes, cash });
  };
  for (let day = PAST_DAYS; day >= 1; day -= 1) {
    const starts = Array.from(
      { length: perDay },
      () => now - day * DAY_MS - 5 * HOUR_MS + random() * 12 * HOUR_MS,
    ).sort((a, b) => a - b);
    for (const at of starts)
      add(at, durations[Math.floor(random() * durations.length)]!, random() < 0.3);
  }
  const present = Array.from(
    { length: Math.round(slots * share) },
    () => now - random() * 1.2 * HOUR_MS,
  ).sort((a, b) => a - b);
  // At least another hour to go, so that the demo does not empty while somebody looks at it.
  // Paid by card, so that nobody's queue has a decision of the last minutes in it.
  for (const at of present)
    add(
      at,
      Math.ceil((now - at) / 60_000 / 30) * 30 +
        durations[Math.floor(random() * durations.length)]! +
        60,
      false,
    );
  return stays;
}

/** One of the free ones at random, or -1. */
function pick(freeAt: number[], at: number, random: () => number): number {
  const offset = Math.floor(random() * freeAt.length);
  for (let index = 0; index < freeAt.length; index += 1) {
    const candidate = (index + offset) % freeAt.length;
    if (freeAt[candidate]! <= at) return candidate;
  }
  return -1;
}

/** A small seeded generator (mulberry32): good enough to scatter demo data, and the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
