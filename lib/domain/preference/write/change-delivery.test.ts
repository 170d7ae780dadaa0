import { describe, expect, it } from "vitest";
import { getProfile } from "@/lib/domain/user/read";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { everyDay } from "@/lib/testing/weekly-hours";
import { getDelivery } from "../read/delivery";
import { deliveryChange, type DeliveryChange } from "../schema";
import { changeDelivery } from "./change-delivery";

useTestDatabase();

describe("changeDelivery", () => {
  it("starts from no quiet hours, short toasts and all channels on", async () => {
    const ana = await person("driver");
    const defaults = await getDelivery(ana.id);
    expect(defaults).toEqual({
      timezone: "Asia/Manila",
      quiet_hours: {
        enabled: false,
        bypass_high: true,
        weekly: everyDay([{ start: "22:00", end: "07:00" }]),
      },
      reminder_minutes: [5],
      toast_seconds: 4,
      sound: false,
      vibration: true,
      desktop: true,
      escalation_minutes: 3,
      paused_until: null,
      channels: { in_app: true, email: true, sms: true, push: true, whatsapp: true },
      active_now: false,
      next_change_at: null,
    });
    expect(await changeDelivery(ana.id, {})).toEqual(defaults);
  });

  it.each<{ name: string; change: DeliveryChange }>([
    { name: "toasts that stay", change: { toast_seconds: 0 } },
    { name: "sound", change: { sound: true } },
    { name: "when an end is announced", change: { reminder_minutes: [5, 15, 30] } },
    { name: "no vibration", change: { vibration: false } },
    { name: "no desktop notifications", change: { desktop: false } },
    { name: "the escalation", change: { escalation_minutes: 30 } },
  ])("stores $name and keeps the rest", async ({ change }) => {
    const ana = await person("driver");
    const before = await changeDelivery(ana.id, { channels: { sms: false } });
    expect(await changeDelivery(ana.id, change)).toEqual({ ...before, ...change });
    expect(await getDelivery(ana.id)).toEqual({ ...before, ...change });
  });

  it("changes channels one by one", async () => {
    const ana = await person("driver");
    await changeDelivery(ana.id, { channels: { email: false } });
    await changeDelivery(ana.id, { channels: { sms: false } });
    const { channels } = await changeDelivery(ana.id, { channels: { email: true } });
    expect(channels).toEqual({ in_app: true, email: true, sms: false, push: true, whatsapp: true });
  });

  it("J2.5: changes parts of the quiet hours and says whether it is quiet now", async () => {
    setClock("2026-06-10T23:30:00+08:00");
    const ana = await person("driver");
    expect(await changeDelivery(ana.id, { quiet_hours: { enabled: true } })).toMatchObject({
      active_now: true,
      next_change_at: "2026-06-10T23:00:00.000Z",
      quiet_hours: { enabled: true, bypass_high: true },
    });
    const weekly = everyDay([{ start: "01:00", end: "02:00" }]);
    expect(await changeDelivery(ana.id, { quiet_hours: { weekly } })).toMatchObject({
      active_now: false,
      next_change_at: "2026-06-10T17:00:00.000Z",
      quiet_hours: { enabled: true, bypass_high: true, weekly },
    });
  });

  it("changes the time zone of the profile, and the quiet hours move with it", async () => {
    setClock("2026-06-10T15:30:00Z");
    const ana = await person("driver");
    await changeDelivery(ana.id, { quiet_hours: { enabled: true } });
    expect(await changeDelivery(ana.id, { timezone: "UTC" })).toMatchObject({
      timezone: "UTC",
      active_now: false,
      next_change_at: "2026-06-10T22:00:00.000Z",
    });
    expect((await getProfile(ana)).timezone).toBe("UTC");
  });

  it("keeps the settings and the time zone of others", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    const before = await getDelivery(ben.id);
    await changeDelivery(ana.id, { sound: true, timezone: "UTC" });
    expect(await getDelivery(ben.id)).toEqual(before);
  });
});

describe("the contract of changeDelivery", () => {
  it.each([
    { toast_seconds: 5 },
    { timezone: "Mars/Base" },
    { channels: { pigeon: true } },
    { escalation_minutes: -1 },
    { escalation_minutes: 61 },
    { volume: 11 },
    { quiet_hours: { weekly: everyDay([{ start: "25:00", end: "07:00" }]) } },
    { quiet_hours: { weekly: { someday: [] } } },
    { quiet_hours: { until: "07:00" } },
  ])("refuses %j", (change) => {
    expect(deliveryChange.safeParse(change).success).toBe(false);
  });
});

describe("a pause", () => {
  it("lasts until its end, or until it is taken back", async () => {
    setClock("2026-11-21T12:00:00Z");
    const ana = await person("driver");
    const paused_until = "2026-11-21T13:00:00.000Z";
    expect(await changeDelivery(ana.id, { paused_until })).toMatchObject({ paused_until });
    expect(await changeDelivery(ana.id, { sound: true })).toMatchObject({ paused_until });
    expect(await changeDelivery(ana.id, { paused_until: null })).toMatchObject({
      paused_until: null,
    });
    await changeDelivery(ana.id, { paused_until });
    setClock("2026-11-21T13:00:01Z");
    expect(await getDelivery(ana.id)).toMatchObject({ paused_until: null });
  });

  it("is refused for more than a week", async () => {
    setClock("2026-11-21T12:00:00Z");
    const ana = await person("driver");
    const paused_until = "2026-11-28T12:01:00Z";
    expect(await refusalOf(changeDelivery(ana.id, { paused_until }))).toMatchObject({
      status: 400,
      errors: { paused_until: ["At most 7 days."] },
    });
  });
});
