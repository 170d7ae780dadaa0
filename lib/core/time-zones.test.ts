import { expect, it } from "vitest";
import { allZones, canonicalZone } from "./time-zones";

it.each([
  ["Asia/Manila", "Asia/Manila"],
  ["asia/kathmandu", "Asia/Kathmandu"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Etc/UTC", "UTC"],
  ["utc", "UTC"],
  ["Manila", null],
  ["+08:00", null],
  ["", null],
])("T8: %s is %s", (name, zone) => expect(canonicalZone(name)).toBe(zone));

it("T8: can choose each zone once, by its present name", () => {
  const zones = allZones();
  expect(zones).toEqual(expect.arrayContaining(["Asia/Kathmandu", "Asia/Kolkata", "Asia/Manila"]));
  expect(zones.filter((zone) => canonicalZone(zone) !== zone)).toEqual([]);
});
