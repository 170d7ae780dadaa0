import { expect, it, vi } from "vitest";
import {
  formatAgo,
  formatClock,
  formatDay,
  formatDateTime,
  formatDistance,
  formatList,
  formatMinutes,
  formatMoment,
  formatRange,
  formatShortRange,
  formatStay,
  foreignZone,
} from "./format";
import { instantOf, localMinute } from "@/lib/core/local-time";

// Saturday 21 November 2026, 14:00 in Manila (UTC+8, no daylight saving time).
const now = Date.parse("2026-11-21T06:00:00Z");
vi.mock("@/hooks/server-clock", () => ({ serverNow: () => now }));
const MANILA = "Asia/Manila";
/** A moment in Manila: "22T09:05" is 22 November, 09:05. */
const at = (local: string) => new Date(`2026-11-${local}:00+08:00`).toISOString();

it.each([
  ["21T00:00", "today"],
  ["21T23:59", "today"],
  ["22T00:00", "tomorrow"],
  ["20T23:59", "yesterday"],
  ["23T12:00", "Mon 23 Nov"],
  ["19T12:00", "Thu 19 Nov"],
])("calls the day of %s %s", (local, expected) => {
  expect(formatDay(at(local), MANILA)).toBe(expected);
});

it("takes the day from the given time zone", () => {
  expect(formatDay("2026-11-21T20:00:00Z", MANILA)).toBe("tomorrow");
  expect(formatDay("2026-11-21T20:00:00Z", "Europe/Berlin")).toBe("today");
});

it.each([
  ["21T18:30", "18:30"],
  ["22T00:05", "tomorrow 00:05"],
  ["23T00:05", "Mon 23 Nov 00:05"],
])("names the day of the moment %s only when it is not today: %s", (local, expected) => {
  expect(formatMoment(at(local), MANILA)).toBe(expected);
});

it.each([
  ["on one day", "21T12:30", "21T14:30", "12:30 – 14:30"],
  ["over midnight", "21T23:30", "22T00:30", "23:30 – Sun 22 Nov 00:30"],
  ["of 24 hours", "21T12:30", "22T12:30", "12:30 – Sun 22 Nov 12:30"],
])("writes a range %s", (_, start, end, expected) => {
  expect(formatRange(at(start), at(end), MANILA)).toBe(expected);
});

it.each([
  ["over midnight without its day", "21T21:09", "22T00:09", "21:09 – 00:09"],
  ["of a day with its end's day", "21T21:09", "22T21:09", "21:09 – Sun 22 Nov 21:09"],
])("writes a short range %s", (_, start, end, expected) => {
  expect(formatShortRange(at(start), at(end), MANILA)).toBe(expected);
});

it.each([
  ["today without its day", "21T15:00", "15:00 – 16:00"],
  ["tomorrow with its date", "22T15:00", "Tomorrow, Sun 22 Nov, 15:00 – 16:00"],
  ["later with its date", "23T15:00", "Mon 23 Nov, 15:00 – 16:00"],
])("writes a stay %s", (_, start, expected) => {
  const end = new Date(Date.parse(at(start)) + 3_600_000).toISOString();
  expect(formatStay(at(start), end, MANILA)).toBe(expected);
});

it.each([
  [0, "just now"],
  [59, "just now"],
  [60, "1 min ago"],
  [59 * 60, "59 min ago"],
  [60 * 60, "1 h ago"],
  [6 * 3600 - 1, "5 h ago"],
  [6 * 3600, "08:00"],
])("calls %i seconds ago %s", (seconds, expected) => {
  expect(formatAgo(new Date(now - seconds * 1000).toISOString(), MANILA)).toBe(expected);
});

it.each([
  [0, "0 min"],
  [30, "30 min"],
  [60, "1 h"],
  [90, "1 h 30 min"],
  [1440, "1 day"],
  [1505, "1 day 1 h 5 min"],
  [2880, "2 days"],
])("writes %i minutes as %s", (minutes, expected) => {
  expect(formatMinutes(minutes)).toBe(expected);
});

it.each([
  [-5, "0:00"],
  [9, "0:09"],
  [299, "4:59"],
  [3599, "59:59"],
  [3600, "1:00:00"],
  [5048, "1:24:08"],
])("shows %i seconds on a clock as %s", (seconds, expected) => {
  expect(formatClock(seconds)).toBe(expected);
});

it.each([
  [0.349, "350 m"],
  [1.24, "1.2 km"],
  [12.4, "12 km"],
])("writes %d km as %s", (km, expected) => {
  expect(formatDistance(km)).toBe(expected);
});

it.each([
  [[], ""],
  [["SMS"], "SMS"],
  [["E-mail", "SMS"], "E-mail and SMS"],
  [["E-mail", "SMS", "push"], "E-mail, SMS and push"],
])("lists %j as %s", (names, expected) => {
  expect(formatList(names)).toBe(expected);
});

it("names a zone only where its offset differs from the reader's", () => {
  expect(foreignZone(MANILA, "Asia/Singapore", at("22T09:05"))).toBeNull();
  expect(foreignZone(MANILA, "Europe/Berlin", at("22T09:05"))).toBe("GMT+8");
});

it.each([
  ["Europe/London", "2027-04-02T09:00:00Z", "GMT+1"],
  ["Europe/London", "2027-01-02T09:00:00Z", "GMT"],
  ["America/New_York", "2027-04-02T09:00:00Z", "GMT-4"],
  ["Australia/Lord_Howe", "2027-04-02T09:00:00Z", "GMT+11"],
  ["Australia/Lord_Howe", "2027-04-05T09:00:00Z", "GMT+10:30"],
  ["Asia/Kathmandu", "2027-04-02T09:00:00Z", "GMT+5:45"],
])("T3: takes the offset of %s from the booked instant %s: %s", (zone, instant, name) => {
  expect(foreignZone(zone, MANILA, instant)).toBe(name);
});

it("T2: a time of another zone than the reader's names its zone, as does a range", () => {
  const [start, end] = [at("22T09:05"), at("22T10:05")];
  expect(formatDateTime(start, MANILA, "Asia/Singapore")).toBe("Sun 22 Nov, 09:05");
  expect(formatDateTime(start, MANILA, "Europe/Berlin")).toBe("Sun 22 Nov, 09:05 GMT+8");
  expect(formatRange(start, end, MANILA, "Asia/Singapore")).toBe("09:05 – 10:05");
  expect(formatRange(start, end, MANILA, "Europe/Berlin")).toBe("09:05 – 10:05 GMT+8");
  expect(formatShortRange(start, end, MANILA, "Europe/Berlin")).toBe("09:05 – 10:05 GMT+8");
});

it("T3 P21: a range over a change of clocks names both offsets, also to a neighbour", () => {
  const range = formatRange("2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z", "Europe/Berlin");
  expect(range).toBe("02:30 GMT+2 – 02:30 GMT+1");
});

it("reads back what it writes into a local input, and refuses anything else", () => {
  expect(localMinute(at("22T09:05"), MANILA)).toBe("2026-11-22T09:05");
  expect(instantOf("2026-11-22T09:05", MANILA)).toBe("2026-11-22T01:05:00Z");
  expect(instantOf("soon", MANILA)).toBeNull();
});
