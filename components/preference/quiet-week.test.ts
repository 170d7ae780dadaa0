import { describe, expect, it } from "vitest";
import { weekdays } from "@/lib/core/weekly-hours";
import {
  copyToAllDays,
  errorsOf,
  isOvernight,
  addRange,
  removeRange,
  changeRange,
  type Weekly,
} from "./quiet-week";

const night = Object.fromEntries(
  weekdays.map((day) => [day, [{ start: "22:00", end: "07:00" }]]),
) as Weekly;

describe("editing a week", () => {
  it("changes one range and nothing else", () => {
    const changed = changeRange(night, "tue", 0, { end: "06:30" });
    expect(changed).toEqual({ ...night, tue: [{ start: "22:00", end: "06:30" }] });
    expect(night.tue).toEqual([{ start: "22:00", end: "07:00" }]);
  });
  it("adds a range that the day does not have", () => {
    expect(addRange(night, "sun").sun).toEqual([
      { start: "22:00", end: "07:00" },
      { start: "12:00", end: "13:00" },
    ]);
  });
  it("removes a range", () => {
    expect(removeRange(night, "sun", 0)).toEqual({ ...night, sun: [] });
  });
  it("copies a day to all days", () => {
    const copied = copyToAllDays(removeRange(night, "tue", 0), "tue");
    expect(Object.values(copied).flat()).toEqual([]);
  });
});

it.each([
  ["a complete week", night, {}],
  [
    "a missing time",
    changeRange(night, "wed", 0, { start: "" }),
    { "wed.0.start": "Enter a time." },
  ],
  [
    "a repeated range",
    { ...night, thu: [...night.thu, ...night.thu] },
    { "thu.1.start": "This range is already listed." },
  ],
])("checks %s", (_name, weekly, errors) => {
  expect(errorsOf(weekly)).toEqual(errors);
});

it.each([
  ["22:00", "07:00", true],
  ["12:00", "13:00", false],
  ["", "07:00", false],
])("knows whether %s–%s ends on the next day: %s", (start, end, expected) => {
  expect(isOvernight({ start, end })).toBe(expected);
});
