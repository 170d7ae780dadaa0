import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anyInstant,
  anyNightlyWeek,
  anyWeek,
  anyZone,
  everyDay,
  isInHoursByWallClock,
  nearClockChange,
} from "@/lib/testing/weekly-hours";
import { hoursStateAt, type WeeklyHours } from "./weekly-hours";

const nights = everyDay([{ start: "22:00", end: "07:00" }]);

/** Asserts that the announced change happens to the millisecond and that none comes before it. */
function expectAnnouncedChange(weekly: WeeklyHours, timezone: string, now: Date): void {
  const { isActive, until } = hoursStateAt(weekly, timezone, now);
  if (!until) return;
  const isActiveAt = (instant: Date) => hoursStateAt(weekly, timezone, instant).isActive;
  expect(until.getTime()).toBeGreaterThan(now.getTime());
  expect(isActiveAt(until)).toBe(!isActive);
  expect(isActiveAt(new Date(until.getTime() - 1))).toBe(isActive);
  const halfway = new Date((now.getTime() + until.getTime()) / 2);
  expect(hoursStateAt(weekly, timezone, halfway)).toEqual({ isActive, until });
}

describe("weekly hours", () => {
  it("W7: are active exactly when the local time of the zone is inside a range", () => {
    fc.assert(
      fc.property(anyWeek, anyZone, anyInstant, (weekly, timezone, now) => {
        const { isActive } = hoursStateAt(weekly, timezone, now);
        expect(isActive).toBe(isInHoursByWallClock(weekly, timezone, now));
      }),
      { numRuns: 3000 },
    );
  });

  it("J2.5: announce their next change, and it happens then", () => {
    fc.assert(fc.property(anyWeek, anyZone, anyInstant, expectAnnouncedChange), { numRuns: 2000 });
  });

  it("J2.5: announce their next change, and it happens then, around clock changes too", () => {
    fc.assert(
      fc.property(anyNightlyWeek, nearClockChange, (weekly, { timezone, now }) => {
        expectAnnouncedChange(weekly, timezone, now);
      }),
      { numRuns: 2000 },
    );
  });

  it("J2.5: announce their next change where a range lies in the hour that is skipped", () => {
    expectAnnouncedChange(
      { ...everyDay([]), sun: [{ start: "02:59", end: "03:00" }] },
      "Europe/Berlin",
      new Date("2026-03-29T01:00:00Z"),
    );
  });

  it.each([
    {
      name: "a night ends in the morning",
      timezone: "Asia/Manila",
      now: "2026-06-10T23:30:00+08:00",
      expected: { isActive: true, until: new Date("2026-06-11T07:00:00+08:00") },
    },
    {
      name: "a day ends in the evening",
      timezone: "Asia/Manila",
      now: "2026-06-10T12:00:00+08:00",
      expected: { isActive: false, until: new Date("2026-06-10T22:00:00+08:00") },
    },
    {
      name: "a night in which clocks go forward is an hour shorter",
      timezone: "Europe/Berlin",
      now: "2026-03-28T23:00:00Z",
      expected: { isActive: true, until: new Date("2026-03-29T05:00:00Z") },
    },
    {
      name: "a night in which clocks go back is an hour longer",
      timezone: "Europe/Berlin",
      now: "2026-10-24T23:00:00Z",
      expected: { isActive: true, until: new Date("2026-10-25T06:00:00Z") },
    },
  ])("J2.5: $name", ({ timezone, now, expected }) => {
    expect(hoursStateAt(nights, timezone, new Date(now))).toEqual(expected);
  });

  it.each([
    { name: "whole days, every day, never end", ranges: [{ start: "00:00", end: "00:00" }] },
    {
      name: "two halves that touch are a whole day",
      ranges: [
        { start: "00:00", end: "12:00" },
        { start: "12:00", end: "00:00" },
      ],
    },
  ])("$name", ({ ranges }) => {
    expect(hoursStateAt(everyDay(ranges), "UTC", new Date("2026-06-10T11:00:00Z"))).toEqual({
      isActive: true,
      until: null,
    });
  });

  it("never begin when there are no ranges", () => {
    expect(hoursStateAt(everyDay([]), "UTC", new Date("2026-06-10T12:00:00Z"))).toEqual({
      isActive: false,
      until: null,
    });
  });
});
