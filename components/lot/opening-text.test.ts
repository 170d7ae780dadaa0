import { expect, it } from "vitest";
import { openingData, openingLines } from "./opening-text";

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

const whole = [{ start: "07:00", end: "07:00" }];

it("J4.8: says that a day is open for 24 hours which opens and closes at the same time", () => {
  expect(openingLines({ ...week, mon: whole })[0]).toBe("Mon open 24 hours from 07:00");
  const fromMidnight = [{ start: "00:00", end: "00:00" }];
  expect(openingLines({ ...week, sat: fromMidnight, sun: fromMidnight })).toEqual([
    "Mon – Fri 07:00 – 22:00",
    "Sat – Sun open 24 hours",
  ]);
  const always = { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole };
  expect(openingLines({ ...always, sat: whole, sun: whole })).toEqual(["Open day and night"]);
});

it("gives search engines the hours of each day", () => {
  expect(openingData(null)).toEqual({ openingHours: "Mo-Su 00:00-23:59" });
  const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  expect(openingData({ ...closed, mon: day, tue: whole })).toEqual({
    openingHoursSpecification: [
      {
        "@type": "OpeningHoursSpecification",
        dayOfWeek: "https://schema.org/Monday",
        opens: "07:00",
        closes: "22:00",
      },
      {
        "@type": "OpeningHoursSpecification",
        dayOfWeek: "https://schema.org/Tuesday",
        opens: "07:00",
        closes: "06:59",
      },
    ],
  });
});
