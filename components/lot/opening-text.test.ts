import { expect, it } from "vitest";
import { openingLines } from "./opening-text";

const day = [{ start: "07:00", end: "22:00" }];
const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };

it("joins equal days in a row", () => {
  expect(openingLines(week)).toEqual(["Mon – Fri 07:00 – 22:00", "Sat – Sun closed"]);
  const split = { ...week, wed: [...day, { start: "23:00", end: "02:00" }] };
  expect(openingLines(split)[1]).toBe("Wed 07:00 – 22:00, 23:00 – 02:00");
});

it("says so when a lot never closes", () => {
  expect(openingLines(null)).toEqual(["Open day and night"]);
});
