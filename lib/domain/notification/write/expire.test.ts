import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { notify } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { countUnread } from "../read/unread-count";
import { archiveNotification } from "./archive";
import { deleteNotification } from "./delete";
import { expireNotifications } from "./expire";

useTestDatabase();

const expires_at = "2026-06-01T13:00:00.000Z";
let ana: Actor;
beforeEach(async () => {
  setClock("2026-06-01T12:00:00Z");
  ana = await person("driver");
});

it("archives what has expired, once, and leaves it unread", async () => {
  await notify(ana, { expires_at });
  advance({ minutes: 61 });
  expect(await expireNotifications()).toBe(1);
  expect(await storedFor(ana)).toMatchObject([{ change: "archived", read_at: null }]);
  expect(await countUnread(ana.id)).toBe(0);
  expect(await expireNotifications()).toBe(0);
});

it("leaves what expires later, or never", async () => {
  await notify(ana, { expires_at });
  await notify(ana);
  advance({ minutes: 59 });
  expect(await expireNotifications()).toBe(0);
});

it.each([
  ["archived", (id: string) => archiveNotification(ana, id)],
  ["deleted", (id: string) => deleteNotification(ana.id, id)],
])("leaves what was %s before", async (_name, change) => {
  await change(await notify(ana, { expires_at }));
  advance({ minutes: 61 });
  expect(await expireNotifications()).toBe(0);
});

it("gives each person one new position of the feed", async () => {
  const ben = await person("driver");
  for (const one of [ana, ana, ben]) await notify(one, { expires_at });
  advance({ minutes: 61 });
  expect(await expireNotifications()).toBe(3);
  expect((await storedFor(ana)).map((row) => row.seq)).toEqual([3, 3]);
  expect((await storedFor(ben)).map((row) => row.seq)).toEqual([2]);
});
