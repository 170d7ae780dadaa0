import { expect, it } from "vitest";
import { weekdays, type WeeklyHours } from "@/lib/core/weekly-hours";
import type { Lot } from "@/lib/domain/lot/schema";
import { lotClosedFor, obstacleOf } from "./lot-closed";

const daily = (start: string, end: string) =>
  Object.fromEntries(weekdays.map((day) => [day, [{ start, end }]])) as WeeklyHours;
const lot = { opening_hours: daily("07:00", "22:00"), timezone: "Asia/Manila" };
const open = {
  ...lot,
  status: "active",
  total_slots: 4,
  policy: { max_stay_minutes: 120 },
} as Lot;
const never = Object.fromEntries(weekdays.map((day) => [day, []])) as unknown as WeeklyHours;
/** A time of 23 November 2026 in Manila. */
const at = (time: string) => `2026-11-23T${time}:00+08:00`;

it.each([
  ["open all the time", "09:00", "10:00", null],
  ["until the moment of closing", "21:00", "22:00", null],
  [
    "before it opens",
    "05:00",
    "08:00",
    { opensAt: "2026-11-22T23:00:00.000Z", closesAt: null, detail: /when this stay begins/ },
  ],
  [
    "past its closing",
    "21:00",
    "23:00",
    { opensAt: null, closesAt: "2026-11-23T14:00:00.000Z", detail: /when this stay ends/ },
  ],
])("a stay %s", (_, from, to, expected) => {
  expect(lotClosedFor(lot, { from: at(from), to: at(to) })).toEqual(
    expected && { ...expected, detail: expect.stringMatching(expected.detail) },
  );
});

it("is closed without a time of opening where it never opens", () => {
  const closed = lotClosedFor(
    { ...lot, opening_hours: never },
    { from: at("09:00"), to: at("10:00") },
  );
  expect(closed).toMatchObject({ opensAt: null, closesAt: null });
});

it("is open day and night without hours", () => {
  const stay = { from: at("03:00"), to: at("04:00") };
  expect(lotClosedFor({ ...lot, opening_hours: null }, stay)).toBeNull();
});

it.each([
  ["a possible stay", "09:00", 60, null],
  ["a start in the past", "07:30", 60, "In the past"],
  ["a stay longer than the lot allows", "09:00", 180, "At most 2 h"],
  ["one beyond the closing", "21:30", 60, "Closed"],
])("names the obstacle of %s", (_, from, minutes, expected) => {
  const nowMinute = Date.parse(at("08:00")) / 60_000;
  expect(obstacleOf(open, { from: at(from), minutes }, nowMinute)).toBe(expected);
});

it("names a lot that takes no bookings at all", () => {
  const stay = { from: null, minutes: 60 };
  const nowMinute = Date.parse(at("08:00")) / 60_000;
  expect(obstacleOf({ ...open, status: "closed" }, stay, nowMinute)).toBe("Closed");
  expect(obstacleOf({ ...open, total_slots: 0 }, stay, nowMinute)).toBe("No slots yet");
});
