import { describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/duration";
import { planStays, seededRandom, type PlannedStay } from "./plan";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const OCCUPANCY = 0.42;

const planOf = (seed: number, size: { slots?: number; vehicles?: number } = {}) =>
  planStays({
    now: NOW,
    slots: 239,
    vehicles: 96,
    staysPerDay: 6,
    occupancy: OCCUPANCY,
    random: seededRandom(seed),
    ...size,
  });
const endOf = ({ start, minutes }: PlannedStay) => start + minutes * MINUTE_MS;

/** Pairs of stays that share a slot or a vehicle and overlap. */
function collisionsIn(stays: PlannedStay[], shared: "slot" | "vehicle") {
  return stays.flatMap((one, index) =>
    stays
      .slice(index + 1)
      .filter((other) => other[shared] === one[shared])
      .filter((other) => other.start <= endOf(one) && one.start <= endOf(other))
      .map((other) => [one, other]),
  );
}

describe("planStays", () => {
  it("plans the same for the same seed and instant", () => {
    expect(planOf(1)).toEqual(planOf(1));
    expect(planOf(1)).not.toEqual(planOf(2));
  });

  it("begins two weeks ago and goes on until now, the oldest first", () => {
    const starts = planOf(1).map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts[0]).toBeLessThan(NOW - 13 * 24 * HOUR_MS);
    expect(starts.at(-1)).toBeLessThanOrEqual(NOW);
  });

  it.each([1, 2, 3, 20_261_121])(
    "has no slot and no vehicle in two stays at the same time (seed %i)",
    (seed) => {
      expect(collisionsIn(planOf(seed), "slot")).toEqual([]);
      expect(collisionsIn(planOf(seed), "vehicle")).toEqual([]);
    },
  );

  it("leaves stays out rather than use a slot or a vehicle twice", () => {
    const few = planOf(1, { slots: 40, vehicles: 3 });
    expect(collisionsIn(few, "vehicle")).toEqual([]);
    expect(few.filter((stay) => endOf(stay) > NOW).length).toBeLessThanOrEqual(3);
  });

  it("fills the slots of now with stays of at least another hour, paid by card", () => {
    const running = planOf(1, { vehicles: 200 }).filter((stay) => endOf(stay) > NOW);
    expect(running).toHaveLength(Math.round(239 * OCCUPANCY));
    expect(running.filter((stay) => endOf(stay) < NOW + HOUR_MS)).toEqual([]);
    expect(running.filter((stay) => stay.paysCash)).toEqual([]);
  });
});

describe("seededRandom", () => {
  it("gives the same numbers everywhere, all of them in [0, 1)", () => {
    const random = seededRandom(20_261_121);
    const numbers = Array.from({ length: 1000 }, random);
    expect(numbers.slice(0, 2)).toEqual([0.6913962827529758, 0.3520768517628312]);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  });
});
