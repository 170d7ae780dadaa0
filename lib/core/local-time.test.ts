import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { anyInstant, anyZone, nearClockChange } from "@/lib/testing/weekly-hours";
import { instantOf, localDay, localMinute } from "./local-time";

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
