import { expect, it } from "vitest";
import { freezeClock, useTestDatabase } from "@/lib/testing/database";
import { startOfDay } from "./conditions";

useTestDatabase();

it.each([
  ["Europe/Berlin", "2027-03-29T12:00:00Z", 1, "2027-03-27T23:00:00.000Z"],
  ["Europe/Berlin", "2027-03-29T12:00:00Z", 0, "2027-03-28T22:00:00.000Z"],
  ["America/New_York", "2027-11-08T12:00:00Z", 1, "2027-11-07T04:00:00.000Z"],
  ["Australia/Lord_Howe", "2027-10-04T12:00:00Z", 1, "2027-10-02T13:30:00.000Z"],
  // Midnight of that day is skipped in Cairo: it begins at 1:00, summer time.
  ["Africa/Cairo", "2027-05-01T12:00:00Z", 1, "2027-04-29T22:00:00.000Z"],
  ["Asia/Kathmandu", "2027-05-01T12:00:00Z", 6, "2027-04-24T18:15:00.000Z"],
])("T5: a day of %s, seen at %s, %i days back, begins at %s", (zone, now, days, start) => {
  freezeClock(now);
  expect(startOfDay(zone, days).toISOString()).toBe(start);
});
