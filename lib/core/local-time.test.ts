import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { anyInstant, anyZone, nearClockChange } from "@/lib/testing/weekly-hours";
import { endOfSkipped, instantOf, instantsOf, localDay, localMinute } from "./local-time";

const atMinute = (at: Date) => new Date(Math.floor(at.getTime() / 60_000) * 60_000);
const plainOf = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime();

it.each([
  ["any time", fc.record({ timezone: anyZone, now: anyInstant })],
  ["a time near a change of clocks", nearClockChange],
] as const)("knows the local time of %s as Temporal does", (_name, instants) => {
  fc.assert(
    fc.property(instants, ({ timezone: zone, now }) => {
      const at = atMinute(now);
      const plain = plainOf(at, zone);
      expect(localMinute(at.toISOString(), zone)).toBe(plain.toString({ smallestUnit: "minute" }));
      const days = Temporal.PlainDate.from("1970-01-01").until(plain.toPlainDate()).days;
      expect(localDay(at.getTime(), zone)).toBe(days);
    }),
  );
});

it.each([
  ["any time", fc.record({ timezone: anyZone, now: anyInstant })],
  ["a time near a change of clocks", nearClockChange],
] as const)("finds the instant of %s as Temporal does", (_name, instants) => {
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: -180, max: 180 }),
      ({ timezone: zone, now }, minutes) => {
        const local = plainOf(atMinute(now), zone).add({ minutes });
        const text = local.toString({ smallestUnit: "minute" });
        expect(instantOf(text, zone)).toBe(local.toZonedDateTime(zone).toInstant().toString());
      },
    ),
  );
});

it.each([["2026-02-30T10:00"], ["2026-11-22T24:30"], ["22 Nov 2026"], ["2026-11-22"], [""]])(
  "refuses %j",
  (text) => {
    expect(instantOf(text, "Asia/Manila")).toBeNull();
  },
);

it.each([
  ["once", "2026-11-28T11:00", "Asia/Manila", ["2026-11-28T03:00:00Z"]],
  ["never", "2027-03-14T02:30", "America/New_York", []],
  ["never", "2027-03-28T01:30", "Europe/London", []],
  ["never, by half an hour", "2026-10-04T02:15", "Australia/Lord_Howe", []],
  ["twice", "2026-10-25T02:30", "Europe/Berlin", ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]],
  [
    "twice, half an hour apart",
    "2027-04-04T01:45",
    "Australia/Lord_Howe",
    ["2027-04-03T14:45:00Z", "2027-04-03T15:15:00Z"],
  ],
  ["once, in quarters", "2026-11-28T08:45", "Asia/Kathmandu", ["2026-11-28T03:00:00Z"]],
])("happens %s: %s in %s", (_, local, zone, instants) => {
  expect(instantsOf(local, zone)).toEqual(instants);
});

it.each([
  ["2027-03-14T02:30", "America/New_York", "2027-03-14T03:00"],
  ["2027-03-28T02:00", "Europe/Berlin", "2027-03-28T03:00"],
  ["2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-04T02:30"],
])("after %s, which %s skips, comes %s", (local, zone, next) => {
  expect(localMinute(endOfSkipped(local, zone)!, zone)).toBe(next);
});
