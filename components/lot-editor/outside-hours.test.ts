import { describe, expect, it } from "vitest";
import { toggleDay, usualHours } from "./hours";
import { outsideHours } from "./outside-hours";
import type { AffectedBooking } from "./use-closing";

const stay = (number: number, start_time: string, end_time: string) =>
  ({ number, start_time, end_time }) as AffectedBooking;
const numbers = (found: AffectedBooking[]) => found.map(({ number }) => number);
const manila = { timezone: "Asia/Manila" };

describe("outsideHours", () => {
  // Sunday 22 November 2026, 10:00 in Manila, and the Monday after it until 23:00.
  const bookings = [
    stay(1, "2026-11-22T02:00:00Z", "2026-11-22T04:00:00Z"),
    stay(2, "2026-11-23T02:00:00Z", "2026-11-23T15:00:00Z"),
    stay(3, "2026-11-23T02:00:00Z", "2026-11-23T14:00:00Z"),
  ];

  it("B4: lists the bookings on a day that was switched off, and those that end too late", () => {
    const hours = usualHours();
    expect(numbers(outsideHours({ ...manila, opening_hours: hours }, bookings))).toEqual([2]);
    const closed = { ...manila, opening_hours: toggleDay(hours, "sun") };
    expect(numbers(outsideHours(closed, bookings))).toEqual([1, 2]);
  });

  it("B4: lists none of a lot that is open all the time", () => {
    expect(outsideHours({ ...manila, opening_hours: null }, bookings)).toEqual([]);
  });
});
