import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeDelivery } from "@/lib/domain/preference/write/change-delivery";
import { catalogue } from "@/lib/event/catalogue";
import { levels } from "@/lib/event/event";
import { setClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { everyDay } from "@/lib/testing/weekly-hours";
import { testAlert } from "../api";
import { sendTest } from "./send-test";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  ana = await person("driver", { timezone: "UTC" });
});

describe("sendTest (N12)", () => {
  it.each(levels)("sends a sample of the level %s", async (level) => {
    const { sent, notification_ids } = await sendTest(ana, { level });
    expect(sent).toEqual(["in_app"]);
    const [row] = await storedFor(ana, "alert_test");
    expect(row).toMatchObject({ level, title: "Test", category: "system", read_at: null });
    expect(notification_ids).toEqual([row!.id]);
  });

  it.each(Object.keys(catalogue))("fills every placeholder in a sample of %s", async (event) => {
    await sendTest(ana, { event_type: event });
    const [row] = await storedFor(ana, "alert_test");
    expect(row!.title).not.toBe("");
    expect(`${row!.title} ${row!.message}`).not.toMatch(/[{}]|undefined|null|NaN/);
  });

  it("uses the copy of the person's own role", async () => {
    const owner = await person("owner");
    for (const who of [ana, owner]) await sendTest(who, { event_type: "new_reservation" });
    const [[drivers], [owners]] = [await storedFor(ana), await storedFor(owner)];
    expect(drivers!.message).not.toBe(owners!.message);
    expect(owners!.message).toContain("New booking received");
  });

  it("says which channels it could not take, and why", async () => {
    const { sent, suppressed } = await sendTest(ana, { channels: ["in_app", "email", "sms"] });
    expect(sent).toEqual(["in_app"]);
    expect(suppressed.sort((a, b) => a.channel.localeCompare(b.channel))).toEqual([
      { channel: "email", reason: "unavailable" },
      { channel: "sms", reason: "preference" },
    ]);
  });

  it("reports only the channels that were asked for", async () => {
    const { sent, suppressed } = await sendTest(ana, { channels: ["email"] });
    expect([sent, suppressed.map((one) => one.channel)]).toEqual([[], ["email"]]);
  });

  it("goes through quiet hours like any notification", async () => {
    await changeDelivery(ana.id, {
      quiet_hours: {
        enabled: true,
        bypass_high: true,
        weekly: everyDay([{ start: "11:00", end: "13:00" }]),
      },
    });
    const { suppressed } = await sendTest(ana, { channels: ["email"] });
    expect(suppressed).toEqual([{ channel: "email", reason: "quiet_hours" }]);
    expect(await storedFor(ana)).toMatchObject([{ silent: "quiet_hours" }]);
  });

  it("refuses an event that is not in the catalogue", async () => {
    expect(await refusalOf(sendTest(ana, { event_type: "weather" }))).toMatchObject({
      status: 400,
      errors: { event_type: ["There is no such event."] },
    });
  });
});

it("is limited to ten an hour by its contract", () => {
  expect(testAlert.limit).toEqual({ points: 10, seconds: 3600 });
});
