import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { sync } from "../read/sync";
import { deleteNotification } from "./delete";
import { purgeTombstones } from "./purge-tombstones";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  ana = await person("driver");
});
const days = (count: number) => advance({ hours: 24 * count, minutes: 1 });

it("removes what was deleted 30 days ago, and nothing else", async () => {
  const [kept, deleted] = await notifyTimes(ana, 2);
  await deleteNotification(ana.id, deleted!);
  days(29);
  expect(await purgeTombstones()).toBe(0);
  days(1);
  expect(await purgeTombstones()).toBe(1);
  expect((await storedFor(ana)).map((row) => row.id)).toEqual([kept]);
});

it("P11: a device that does not know of the deletion yet gets a reset", async () => {
  const [first] = await notifyTimes(ana, 2);
  await deleteNotification(ana.id, first!);
  days(30);
  expect(await sync(ana, 2), "before").toMatchObject({ reset: false, deleted_ids: [first] });
  await purgeTombstones();
  expect(await sync(ana, 2), "behind the deletion").toMatchObject({ reset: true });
  expect(await sync(ana, 3), "at the deletion").toMatchObject({ reset: false, upserts: [] });
});

it("leaves the feeds of other people as they are", async () => {
  const ben = await person("driver");
  await notify(ben);
  await deleteNotification(ana.id, await notify(ana));
  days(30);
  await purgeTombstones();
  expect(await sync(ben, 0)).toMatchObject({ reset: false, seq: 1 });
});
