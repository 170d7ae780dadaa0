import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { categories } from "@/lib/event/event";
import { everyDay } from "@/lib/testing/weekly-hours";
import { deliveryChange, muteRequest, quietHours, settingUpsert } from "./schema";

const id = newId();

describe("settingUpsert", () => {
  it.each([
    {},
    { notification_type: "gossip" },
    { notification_type: "booking", pigeon_enabled: true },
    { notification_type: "booking", email_enabled: "yes" },
    { notification_type: "booking", digest: "yearly" },
  ])("H91: refuses %j", (setting) => {
    expect(settingUpsert.safeParse(setting).success).toBe(false);
  });

  it.each(categories)("accepts a setting of %s", (notification_type) => {
    expect(settingUpsert.safeParse({ notification_type, email_enabled: false }).success).toBe(true);
  });
});

describe("quietHours", () => {
  const nights = (start: string, end: string) => everyDay([{ start, end }]);

  it("lets urgent alerts through, and is quiet on no day that is absent", () => {
    const monday = [{ start: "22:00", end: "07:00" }];
    expect(quietHours.parse({ enabled: true, weekly: { mon: monday } })).toEqual({
      enabled: true,
      bypass_high: true,
      weekly: { ...everyDay([]), mon: monday },
    });
  });

  it.each([
    { name: "an hour that does not exist", weekly: nights("24:00", "07:00") },
    { name: "a minute that does not exist", weekly: nights("22:60", "07:00") },
    { name: "an hour of one digit", weekly: nights("22:00", "7:00") },
    { name: "a day that does not exist", weekly: { someday: [] } },
    {
      name: "five ranges on a day",
      weekly: { mon: Array(5).fill({ start: "22:00", end: "07:00" }) },
    },
  ])("refuses $name", ({ weekly }) => {
    expect(quietHours.safeParse({ enabled: true, weekly }).success).toBe(false);
  });
});

describe("muteRequest", () => {
  it("mutes for good where no end is given", () => {
    expect(muteRequest.parse({ scope: "lot", id })).toEqual({ scope: "lot", id, until: null });
  });

  it.each([
    {},
    { scope: "planet", id },
    { scope: "lot" },
    { scope: "lot", id: "x" },
    { scope: "lot", id, until: "soon" },
    { scope: "lot", id, until: "2026-06-01T12:00:00" },
  ])("refuses %j", (request) => {
    expect(muteRequest.safeParse(request).success).toBe(false);
  });
});

it.each([
  ["the usual one", [5], true],
  ["three of the choices", [5, 15, 60], true],
  ["none", [], false],
  ["more than three", [5, 10, 15, 30], false],
  ["one of them twice", [15, 15], false],
  ["another number", [7], false],
  ["a text", ["5"], false],
])("warnings of an end: %s", (_name, reminder_minutes, isTaken) => {
  expect(deliveryChange.safeParse({ reminder_minutes }).success).toBe(isTaken);
});
