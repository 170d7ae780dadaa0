import { describe, expect, it } from "vitest";
import type { Booking, Quote } from "@/lib/domain/booking/schema";
import { canHoldAt, heldOf, isFor, quoteBody } from "./use-checkout";

const slot = "0191a9c2-0000-7000-8000-000000000001";

it.each([
  ["leaves the start to the server when it is now", null, {}],
  ["sends the start's instant", "2026-11-22T02:00:00Z", { start_time: "2026-11-22T02:00:00Z" }],
])("%s", (_, from, start) => {
  expect(quoteBody(slot, { from, minutes: 30 })).toEqual({ slot, minutes: 30, ...start });
});

it.each([
  ["just made", 0, 0, true],
  ["that outlasts a hold", 290, 0, true],
  ["that may run out before a hold", 295, 0, false],
  ["that has run out", 700, 0, false],
  ["with a rival's booking", 0, 1, false],
])("holds a slot at a quote %s", (_, ageS, rivals, expected) => {
  const madeAt = Date.parse("2026-11-22T02:00:00Z");
  const quote = {
    expires_at: "2026-11-22T02:10:00Z",
    conflicts: Array.from({ length: rivals }, () => ({})),
  } as Quote;
  expect(canHoldAt(quote, madeAt + ageS * 1000)).toBe(expected);
});

describe("a hold made earlier", () => {
  const start_time = "2026-11-22T02:00:00Z";
  const booking = {
    quote_id: "quote",
    hold_until: "2026-11-22T02:05:00Z",
    minutes: 60,
    start_time,
  };
  const hold = (change: Partial<Booking> = {}) =>
    heldOf({ id: "1", slot: { id: slot }, ...booking, ...change } as Booking);

  it.each([
    ["for now, of one that began", null, 60, true],
    ["for the same start", "2026-11-22T10:00:00+08:00", 60, true],
    ["for another start", "2026-11-22T03:00:00Z", 60, false],
    ["for another length", null, 90, false],
  ])("is gone on with %s", (_, from, minutes, expected) => {
    const now = Date.parse(start_time) + 60_000;
    expect(isFor(hold()!, { from, minutes }, now)).toBe(expected);
  });

  it("is not for now when it begins later", () => {
    const before = Date.parse(start_time) - 60_000;
    expect(isFor(hold()!, { from: null, minutes: 60 }, before)).toBe(false);
  });

  it("is none without a hold's end", () => {
    expect(hold({ hold_until: null })).toBeNull();
  });
});
