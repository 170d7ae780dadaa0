import { describe, expect, it } from "vitest";
import {
  awaitsExtensionCash,
  extensionCashDeadline,
  extensionLimit,
  isExtensionCharged,
} from "./extension";

const booking = { end_time: new Date("2026-11-26T04:00:00Z"), minutes: 60 };
const at = (time: string) => new Date(`2026-11-26T${time}Z`);

describe("extensionLimit", () => {
  it.each([
    ["nothing follows", null, 1440, { minutes: 1380, reason: "max_stay" }],
    ["the next booking comes first", at("05:30:00"), 1440, { minutes: 90, reason: "next_booking" }],
    ["part of a minute is free", at("04:15:59"), 1440, { minutes: 15, reason: "next_booking" }],
    [
      "the next booking follows directly",
      at("04:00:00"),
      1440,
      { minutes: 0, reason: "next_booking" },
    ],
    ["the longest stay comes first", at("06:00:00"), 120, { minutes: 60, reason: "max_stay" }],
    ["the stay is as long as allowed", null, 60, { minutes: 0, reason: "max_stay" }],
    ["the lot has shortened its longest stay", null, 30, { minutes: 0, reason: "max_stay" }],
  ] as const)("when %s", (_name, nextStart, maxStay, expected) => {
    expect(extensionLimit(booking, nextStart, maxStay)).toEqual(expected);
  });
});

describe("extensionCashDeadline", () => {
  it.each([
    ["as long as the lot waits for cash", at("03:00:00"), at("03:15:00")],
    ["until the end, when that comes first", at("03:50:00"), at("04:00:00")],
    ["until the end, when both come together", at("03:45:00"), at("04:00:00")],
  ])("waits %s", (_name, now, expected) => {
    expect(extensionCashDeadline(now, booking.end_time, 15)).toEqual(expected);
  });
});

it.each([
  ["none", { extension: null, hold_until: null }, [false, false]],
  ["one whose card is being charged", { extension: {}, hold_until: null }, [false, true]],
  ["one that waits for cash", { extension: {}, hold_until: at("03:15:00") }, [true, false]],
  [
    "none, while the booking waits",
    { extension: null, hold_until: at("03:15:00") },
    [false, false],
  ],
])("tells the extensions apart: %s", (_name, one, [waits, charged]) => {
  expect(awaitsExtensionCash(one)).toBe(waits);
  expect(isExtensionCharged(one)).toBe(charged);
});
