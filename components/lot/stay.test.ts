import { expect, it } from "vitest";
import { hasPassed, rangeOf, roughPrice, walkMinutes } from "./stay";

it("begins a stay without a start at the given minute", () => {
  const minute = Date.parse("2026-11-21T06:00:00Z") / 60_000;
  expect(rangeOf({ from: null, minutes: 90 }, minute)).toEqual({
    from: "2026-11-21T06:00:00.000Z",
    to: "2026-11-21T07:30:00.000Z",
  });
});

it("begins a stay at its instant", () => {
  expect(rangeOf({ from: "2026-11-22T02:00:00Z", minutes: 60 }, 0)).toEqual({
    from: "2026-11-22T02:00:00Z",
    to: "2026-11-22T03:00:00.000Z",
  });
});

it.each([
  ["60.00", 30, "30.00"],
  ["55.50", 90, "83.25"],
  ["0.00", 60, "0.00"],
])("at %s an hour, %i minutes cost %s", (rate, minutes, price) => {
  expect(roughPrice(rate, minutes)).toBe(price);
});

it.each([
  [0.18, 3],
  [0.55, 9],
  [1.2, 18],
])("%f km are a walk of %i min", (km, minutes) => {
  expect(walkMinutes(km)).toBe(minutes);
});

it.each([
  [null, false],
  ["2026-11-22T02:00:00Z", false],
  ["2026-11-22T01:59:30Z", false],
  ["2026-11-22T01:59:00Z", true],
  ["2025-11-22T05:00:00Z", true],
])("a start at %s lies in the past: %s", (from, expected) => {
  const minute = Date.parse("2026-11-22T02:00:00Z") / 60_000;
  expect(hasPassed({ from, minutes: 60 }, minute)).toBe(expected);
});
