import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { countUnread } from "../read/unread-count";
import { snoozeNotification, unsnoozeNotification } from "./snooze";

useTestDatabase();

let ana: Actor;
let id: string;
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  ana = await person("driver");
  id = await notify(ana);
});

describe("snoozeNotification", () => {
  it("takes a notification out of the badge until a time", async () => {
    const until = "2026-06-01T14:00:00.000Z";
    expect(await snoozeNotification(ana, id, { until })).toMatchObject({
      snoozed_until: until,
      is_read: false,
      seq: 2,
    });
    expect(await countUnread(ana.id)).toBe(0);
    expect(await storedFor(ana)).toMatchObject([{ change: "snoozed", wakes_at: new Date(until) }]);
  });

  it("takes minutes instead of a time", async () => {
    const { snoozed_until } = await snoozeNotification(ana, id, { minutes: 30 });
    expect(snoozed_until).toMatch(/^2026-06-01T12:30:0/);
  });

  it("moves the time of one that is snoozed already", async () => {
    await snoozeNotification(ana, id, { minutes: 30 });
    const { snoozed_until } = await snoozeNotification(ana, id, { minutes: 60 });
    expect(snoozed_until).toMatch(/^2026-06-01T13:00:0/);
  });

  it.each([
    ["the present", () => clock.now().toISOString()],
    ["a time that has passed", () => "2026-06-01T11:59:59Z"],
    ["a time in more than a year", () => "2027-06-03T12:00:01Z"],
  ])("refuses %s", async (_name, until) => {
    expect(await refusalOf(snoozeNotification(ana, id, { until: until() }))).toMatchObject({
      status: 400,
      errors: { until: ["Choose a time within the next year."] },
    });
  });
});

describe("unsnoozeNotification", () => {
  it("brings a notification back immediately", async () => {
    await snoozeNotification(ana, id, { minutes: 30 });
    expect(await unsnoozeNotification(ana, id)).toMatchObject({ snoozed_until: null, seq: 3 });
    expect(await countUnread(ana.id)).toBe(1);
    expect(await storedFor(ana)).toMatchObject([{ change: "unsnoozed", wakes_at: null }]);
  });

  it("changes nothing in one that is not snoozed, or no longer", async () => {
    expect(await unsnoozeNotification(ana, id)).toMatchObject({ seq: 1 });
    await snoozeNotification(ana, id, { minutes: 30 });
    advance({ minutes: 31 });
    expect(await unsnoozeNotification(ana, id)).toMatchObject({ seq: 2 });
  });
});

it.each([
  ["snoozeNotification", (who: Actor) => snoozeNotification(who, id, { minutes: 5 })],
  ["unsnoozeNotification", (who: Actor) => unsnoozeNotification(who, id)],
])("I10: %s finds no notification of another person", async (_name, act) => {
  expect(await refusalOf(act(await person("driver")))).toMatchObject({ status: 404 });
  expect(await storedFor(ana)).toMatchObject([{ seq: 1 }]);
});
