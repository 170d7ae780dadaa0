import { describe, expect, it } from "vitest";
import { weekdays } from "@/lib/core/weekly-hours";
import type { QuietHours } from "@/lib/domain/preference/schema";
import {
  copiedToAll,
  errorsOf,
  isOvernight,
  quietState,
  withNewRange,
  withoutRange,
  withRange,
  type Weekly,
} from "./quiet-words";

const weekly = (ranges: Weekly["mon"]) =>
  Object.fromEntries(weekdays.map((day) => [day, ranges])) as Weekly;
const night = weekly([{ start: "22:00", end: "07:00" }]);
const state = (change: Partial<QuietHours>, now = "2026-11-21T15:00:00Z") =>
  quietState(
    {
      timezone: "Asia/Manila",
      quiet_hours: { enabled: true, bypass_high: true, weekly: night, ...change },
    },
    new Date(now),
  );

describe("how quiet hours stand", () => {
  it("is said with the moment of the next change", () => {
    expect(state({})).toMatchObject({
      active: true,
      text: expect.stringMatching(/^Active now until .*07:00$/),
    });
    expect(state({}, "2026-11-21T10:00:00Z")).toMatchObject({
      active: false,
      text: expect.stringMatching(/^Begins at .*22:00$/),
    });
    expect(state({ enabled: false }).text).toBe("Off");
    expect(state({ weekly: weekly([]) }).text).toBe("No hours chosen yet");
    expect(state({ weekly: weekly([{ start: "00:00", end: "00:00" }]) })).toEqual({
      active: true,
      text: "Active now, all week",
    });
  });
});

describe("a week's ranges", () => {
  it("are changed, added, removed and copied without touching the rest", () => {
    const changed = withRange(night, "tue", 0, { end: "06:30" });
    expect(changed.tue).toEqual([{ start: "22:00", end: "06:30" }]);
    expect([changed.mon, night.tue]).toEqual([night.mon, [{ start: "22:00", end: "07:00" }]]);
    expect(withNewRange(night, "sun").sun).toEqual([
      { start: "22:00", end: "07:00" },
      { start: "12:00", end: "13:00" },
    ]);
    expect(withoutRange(night, "sun", 0).sun).toEqual([]);
    expect(copiedToAll(changed, "tue").sun).toEqual(changed.tue);
  });

  it("are checked field by field", () => {
    expect(errorsOf(night)).toEqual({});
    expect(errorsOf(withRange(night, "wed", 0, { start: "" }))).toEqual({
      "wed.0.start": "Enter a time.",
    });
    expect(errorsOf({ ...night, thu: [...night.thu, ...night.thu] })).toEqual({
      "thu.1.start": "These hours are there already.",
    });
    expect([
      isOvernight({ start: "22:00", end: "07:00" }),
      isOvernight({ start: "12:00", end: "13:00" }),
      isOvernight({ start: "", end: "07:00" }),
    ]).toEqual([true, false, false]);
  });
});
