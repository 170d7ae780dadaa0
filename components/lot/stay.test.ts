import { expect, it } from "vitest";
import { localEnd, localMinutes, rangeOf, roughPrice } from "./stay";

const MANILA = "Asia/Manila";

it("begins a stay without a start at the given minute", () => {
  const minute = Date.parse("2026-11-21T06:00:00Z") / 60_000;
  expect(rangeOf({ at: null, minutes: 90 }, MANILA, minute)).toEqual({
    from: "2026-11-21T06:00:00.000Z",
    to: "2026-11-21T07:30:00.000Z",
  });
});

it("reads a start in the lot's time zone", () => {
  expect(rangeOf({ at: "2026-11-22T10:00", minutes: 60 }, MANILA, 0)).toEqual({
    from: "2026-11-22T02:00:00Z",
    to: "2026-11-22T03:00:00.000Z",
  });
});

it("lasts its minutes across the change of the clock", () => {
  // Berlin turns the clock back at 03:00 on 25 October 2026.
  const range = rangeOf({ at: "2026-10-25T01:30", minutes: 120 }, "Europe/Berlin", 0);
  expect(range).toEqual({ from: "2026-10-24T23:30:00Z", to: "2026-10-25T01:30:00.000Z" });
});

it("has no range for a start that is not a time", () => {
  expect(rangeOf({ at: "soon", minutes: 60 }, MANILA, 0)).toBeNull();
});

it.each([
  ["60.00", 30, "30.00"],
  ["55.50", 90, "83.25"],
  ["0.00", 60, "0.00"],
])("at %s an hour, %i minutes cost %s", (rate, minutes, price) => {
  expect(roughPrice(rate, minutes)).toBe(price);
});

it.each([
  ["2026-12-31T23:30", 60, "2027-01-01T00:30"],
  ["2028-02-28T23:30", 60, "2028-02-29T00:30"],
])("%s plus %i minutes is %s, and back", (start, minutes, end) => {
  expect(localEnd(start, minutes)).toBe(end);
  expect(localMinutes(start, end)).toBe(minutes);
});

it("has no length when an input is empty", () => {
  expect(localMinutes("2026-12-31T23:30", "")).toBeNull();
});
