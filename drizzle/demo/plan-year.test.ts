import { expect, it } from "vitest";
import { Temporal } from "temporal-polyfill";
import { DAY_MS, MINUTE_MS } from "@/lib/core/duration";
import { seededRandom, type PlannedStay } from "./plan";
import { planYear } from "./plan-year";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const zones = ["Asia/Manila", "Europe/Berlin", "Australia/Sydney"].flatMap((zone) =>
  Array.from({ length: 40 }, () => zone),
);
const others: PlannedStay[] = Array.from({ length: 40 }, (_, slot) => ({
  start: NOW - 8 * 60 * MINUTE_MS,
  slot,
  vehicle: slot,
  minutes: 480,
  paysCash: false,
}));
const plan = () => planYear({ now: NOW, zones, vehicles: 96, others, random: seededRandom(7) });
const endOf = ({ start, minutes }: PlannedStay) => start + minutes * MINUTE_MS;

it("plans a year that is over, the oldest first, the same each time", () => {
  const stays = plan();
  expect(stays).toEqual(plan());
  const starts = stays.map(({ start }) => start);
  expect(starts).toEqual([...starts].sort((one, other) => one - other));
  expect(starts[0]).toBeLessThan(NOW - 360 * DAY_MS);
  expect(stays.filter((stay) => endOf(stay) > NOW)).toEqual([]);
  expect(stays.length).toBeGreaterThan(1500);
});

it("starts stays between 6 and 22 by the clock of their lot", () => {
  const hours = plan().map(
    ({ start, slot }) =>
      Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zones[slot]!).hour,
  );
  expect(Math.min(...hours)).toBe(6);
  expect(Math.max(...hours)).toBe(21);
});

it.each(["slot", "vehicle"] as const)("has no %s in two stays at the same time", (shared) => {
  const last = new Map<number, PlannedStay>();
  for (const stay of [...plan(), ...others].sort((one, other) => one.start - other.start)) {
    const before = last.get(stay[shared]);
    if (before) expect(endOf(before)).toBeLessThan(stay.start);
    last.set(stay[shared], stay);
  }
});

it("has stays of every kind: card and cash, cancelled for all or half of the price", () => {
  const stays = plan();
  expect(stays.some((stay) => stay.paysCash)).toBe(true);
  expect(new Set(stays.map((stay) => stay.refundPercent))).toEqual(new Set([null, 50, 100]));
});
