import { expect, it } from "vitest";
import { pauseEnds } from "./pause-ends";

const [hour, tomorrow] = pauseEnds;

it("lasts an hour", () => {
  expect(hour!.endAt(Date.parse("2026-11-21T12:00:00Z"), "UTC")).toBe("2026-11-21T13:00:00.000Z");
});

it.each([
  ["Asia/Manila", "2026-11-21T12:00:00Z", "2026-11-21T23:00:00.000Z"],
  ["America/New_York", "2026-11-22T03:00:00Z", "2026-11-22T12:00:00.000Z"],
  ["Europe/Berlin", "2027-03-27T22:30:00Z", "2027-03-28T05:00:00.000Z"],
])("lasts until tomorrow at 7:00 in %s", (zone, now, end) => {
  expect(tomorrow!.endAt(Date.parse(now), zone)).toBe(end);
});
