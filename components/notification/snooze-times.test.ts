import { expect, it } from "vitest";
import { snoozeTimes } from "./snooze-times";

const at = (iso: string, zone: string) =>
  snoozeTimes(Date.parse(iso), zone).map(({ label, until }) => [label, until]);

it("counts in the time zone of the person", () => {
  expect(at("2026-11-21T02:00:30Z", "Asia/Manila")).toEqual([
    ["1 hour", "2026-11-21T03:00:30Z"],
    ["This evening", "2026-11-21T10:00:00Z"],
    ["Tomorrow", "2026-11-22T00:00:00Z"],
    ["Next week", "2026-11-23T00:00:00Z"],
  ]);
});

it("omits an evening that is over or nearly here", () => {
  expect(at("2026-11-21T09:50:00Z", "Asia/Manila").map(([label]) => label)).toEqual([
    "1 hour",
    "Tomorrow",
    "Next week",
  ]);
});

it("does not offer the same morning as tomorrow and as next week", () => {
  expect(at("2026-11-22T02:00:00Z", "Asia/Manila").slice(-2)).toEqual([
    ["Tomorrow", "2026-11-23T00:00:00Z"],
    ["Next week", "2026-11-30T00:00:00Z"],
  ]);
});

it("offers the following Monday on a Monday, at 08:00 across a clock change", () => {
  expect(at("2026-10-19T10:00:00Z", "Europe/Berlin").at(-1)).toEqual([
    "Next week",
    "2026-10-26T07:00:00Z",
  ]);
});
