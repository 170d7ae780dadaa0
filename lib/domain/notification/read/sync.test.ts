import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { parked } from "@/lib/testing/bookings";
import { storedFor } from "@/lib/testing/events";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { feeds, notifications } from "../table";
import { archiveNotification } from "../write/archive";
import { deleteNotification } from "../write/delete";
import { markAsRead } from "../write/mark-read";
import { snoozeNotification } from "../write/snooze";
import { wakeSnoozed } from "../write/wake-snoozed";
import { feedPositions, sync } from "./sync";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  ana = await person("driver");
});

describe("sync (P11)", () => {
  it("gives everything after a position, in the order of the changes", async () => {
    const [first, second, third] = await notifyTimes(ana, 3);
    await markAsRead(ana, first!);
    const result = await sync(ana, 1);
    expect(result).toMatchObject({ seq: 4, reset: false, unread_count: 2, deleted_ids: [] });
    expect(result.upserts.map((one) => [one.id, one.seq])).toEqual([
      [second, 2],
      [third, 3],
      [first, 4],
    ]);
  });

  it("names what was deleted", async () => {
    const [first, second] = await notifyTimes(ana, 2);
    await deleteNotification(ana.id, first!);
    expect(await sync(ana, 0)).toMatchObject({
      deleted_ids: [first],
      upserts: [{ id: second }],
    });
  });

  it("gives nothing at the current position", async () => {
    await notify(ana);
    expect(await sync(ana, 1)).toMatchObject({ seq: 1, reset: false, upserts: [] });
  });

  it("asks for a reset at a position ahead of the feed", async () => {
    await notify(ana);
    expect(await sync(ana, 2)).toEqual({
      seq: 1,
      reset: true,
      upserts: [],
      deleted_ids: [],
      unread_count: 1,
      toasts: {},
    });
  });

  it("I10: gives nothing of other people", async () => {
    await notify(await person("driver"));
    expect(await sync(ana, 0)).toMatchObject({ seq: 0, upserts: [], unread_count: 0 });
  });

  it.each([
    { changes: 500, reset: false },
    { changes: 501, reset: true },
  ])("$changes changes: reset is $reset", async ({ changes, reset }) => {
    await notify(ana);
    const [row] = await storedFor(ana);
    await db()
      .insert(notifications)
      .values(
        Array.from({ length: changes - 1 }, (_, index) => ({
          ...row!,
          id: undefined,
          dedupe_key: `copy ${index}`,
          seq: index + 2,
          born_seq: index + 2,
        })),
      );
    await db().update(feeds).set({ seq: changes }).where(eq(feeds.user_id, ana.id));
    const result = await sync(ana, 0);
    expect(result).toMatchObject({ reset, seq: changes, unread_count: changes });
    expect(result.upserts).toHaveLength(reset ? 0 : changes);
  });
});

describe("toasts of a sync", () => {
  const toasts = async (since: number) => Object.keys((await sync(ana, since)).toasts);

  it("are for what is new to the device", async () => {
    const [first, second] = await notifyTimes(ana, 2);
    expect(await toasts(1)).toEqual([second]);
    await markAsRead(ana, first!);
    expect(await toasts(1), "an older one that changed").toEqual([second]);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ["read", (id) => markAsRead(ana, id)],
    ["archived", (id) => archiveNotification(ana, id)],
    ["snoozed", (id) => snoozeNotification(ana, id, { minutes: 5 })],
    ["deleted", (id) => deleteNotification(ana.id, id)],
  ])("are not for what was %s meanwhile", async (_name, change) => {
    await change(await notify(ana));
    expect(await toasts(0)).toEqual([]);
  });

  it("P10: confirm an own act that a lost connection did not, for a minute", async () => {
    const { driver } = await parked();
    const shown = async () =>
      Object.values((await sync(driver, 0)).toasts).filter((toast) => toast.show).length;
    expect(await shown()).toBe(1);
    advance({ minutes: 1 });
    expect(await shown()).toBe(0);
  });

  it("are for what has woken since", async () => {
    const id = await notify(ana);
    await snoozeNotification(ana, id, { minutes: 5 });
    advance({ minutes: 6 });
    await wakeSnoozed();
    expect(await toasts(2)).toEqual([id]);
  });
});

it("feedPositions gives the position of each person who has notifications", async () => {
  const ben = await person("driver");
  await notifyTimes(ana, 2);
  expect(await feedPositions([ana.id, ben.id])).toEqual(new Map([[ana.id, 2]]));
});
