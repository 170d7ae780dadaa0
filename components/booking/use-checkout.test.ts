import { expect, it } from "vitest";
import type { Quote } from "@/lib/domain/booking/schema";
import { canHoldAt, quoteBody } from "./use-checkout";

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
