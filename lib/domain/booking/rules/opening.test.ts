import { describe, expect, it } from "vitest";
import { weekdays, type TimeRange, type WeeklyHours } from "@/lib/core/weekly-hours";
import { deskTime, openingRefusal } from "./opening";

const daily = (...ranges: TimeRange[]) =>
  Object.fromEntries(weekdays.map((day) => [day, ranges])) as WeeklyHours;
const fromSeven = {
  opening_hours: daily({ start: "07:00", end: "22:00" }),
  timezone: "Asia/Manila",
};
/** Times of 27 November in Manila. */
const stay = (from: string, to: string) => ({
  start: new Date(`2026-11-27T${from}:00+08:00`),
  end: new Date(`2026-11-27T${to}:00+08:00`),
});

describe("openingRefusal", () => {
  it.each([
    ["07:00", "22:00"],
    ["21:00", "22:00"],
  ])("allows %s to %s", (from, to) => {
    expect(openingRefusal(fromSeven, stay(from, to))).toBeNull();
  });

  it.each([
    ["06:59", "08:00", "The lot is closed when this stay begins."],
    ["21:00", "22:01", "The lot is closed when this stay ends."],
    ["22:00", "23:00", "The lot is closed when this stay begins."],
  ])("refuses %s to %s", (from, to, detail) => {
    expect(openingRefusal(fromSeven, stay(from, to))).toEqual({ code: "outside_hours", detail });
  });

  it("allows a car to stay overnight", () => {
    const { start } = stay("20:00", "21:00");
    const end = new Date("2026-11-28T08:00:00+08:00");
    expect(openingRefusal(fromSeven, { start, end })).toBeNull();
  });

  it("allows everything in a lot without hours", () => {
    const always = { opening_hours: null, timezone: "Asia/Manila" };
    expect(openingRefusal(always, stay("02:00", "03:00"))).toBeNull();
  });
});

describe("deskTime", () => {
  const at = (time: string) => stay(time, time).start;
  it.each([
    ["at once while it is open", "21:59", at("21:59")],
    ["when it opens", "05:00", at("07:00")],
    ["when it opens the next day", "22:00", new Date("2026-11-28T07:00:00+08:00")],
  ])("is %s", (_name, time, expected) => {
    expect(deskTime(fromSeven, at(time))).toEqual(expected);
  });

  it("is at once where the lot has no hours, or never opens", () => {
    for (const opening_hours of [null, daily()])
      expect(deskTime({ ...fromSeven, opening_hours }, at("05:00"))).toEqual(at("05:00"));
  });
});
