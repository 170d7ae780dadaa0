import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { changeDelivery } from "@/lib/domain/preference/write/change-delivery";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { hintsOf } from "@/lib/testing/hints";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { everyDay } from "@/lib/testing/weekly-hours";
import { countUnread } from "../read/unread-count";
import { archiveNotification } from "./archive";
import { deleteNotification } from "./delete";
import { markAsRead } from "./mark-read";
import { markSeen } from "./mark-seen";
import { snoozeNotification, unsnoozeNotification } from "./snooze";
import { wakeSnoozed } from "./wake-snoozed";

useTestDatabase();

let ana: Actor;
let id: string;
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  ana = await person("driver", { timezone: "UTC" });
  id = await notify(ana);
  await markSeen(ana.id, 1);
  await snoozeNotification(ana, id, { minutes: 30 });
});

it("wakes nothing before its time", async () => {
  advance({ minutes: 29 });
  expect(await wakeSnoozed()).toBe(0);
});

it("brings an unread one back as new: unseen, counted, with an alert, once", async () => {
  advance({ minutes: 31 });
  const hints = await hintsOf(async () => {
    expect(await wakeSnoozed()).toBe(1);
  });
  expect([...hints.users]).toEqual([ana.id]);
  expect(await storedFor(ana)).toMatchObject([
    { change: "woken", seq: 4, seen_at: null, wakes_at: null, silent: null },
  ]);
  expect(await countUnread(ana.id)).toBe(1);
  expect(await wakeSnoozed()).toBe(0);
});

it.each([
  ["read", (who: Actor) => markAsRead(who, id)],
  ["archived", (who: Actor) => archiveNotification(who, id)],
])("brings one that was %s meanwhile back without an alert", async (_name, change) => {
  await change(ana);
  advance({ minutes: 31 });
  expect(await wakeSnoozed()).toBe(1);
  expect(await storedFor(ana)).toMatchObject([{ change: "unsnoozed", wakes_at: null }]);
});

it.each([
  ["unsnoozed", (who: Actor) => unsnoozeNotification(who, id)],
  ["deleted", (who: Actor) => deleteNotification(who.id, id)],
])("does not wake one that was %s", async (name, change) => {
  await change(ana);
  advance({ minutes: 31 });
  expect(await wakeSnoozed()).toBe(0);
  expect(await storedFor(ana)).toMatchObject([{ change: name }]);
});

it("alerts nobody in quiet hours of that moment", async () => {
  await changeDelivery(ana.id, {
    quiet_hours: {
      enabled: true,
      bypass_high: true,
      weekly: everyDay([{ start: "12:00", end: "13:00" }]),
    },
  });
  advance({ minutes: 31 });
  await wakeSnoozed();
  expect(await storedFor(ana)).toMatchObject([{ change: "woken", silent: "quiet_hours" }]);
});
