import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { newId } from "@/lib/core/id";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { deliveries, notifications } from "../table";
import { archiveNotification } from "../write/archive";
import { deleteNotification } from "../write/delete";
import { markAsRead, markAsUnread } from "../write/mark-read";
import { markSeen } from "../write/mark-seen";
import { snoozeNotification } from "../write/snooze";
import { countMissed, countUnread, countUnseen, getBadges, getUnreadCount } from "./unread-count";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  ana = await person("driver");
});

describe("the badge's number (I7)", () => {
  it.each<[string, (id: string) => Promise<unknown>, number]>([
    ["unread", () => Promise.resolve(), 1],
    ["read", (id) => markAsRead(ana, id), 0],
    ["archived", (id) => archiveNotification(ana, id), 0],
    ["snoozed", (id) => snoozeNotification(ana, id, { minutes: 5 }), 0],
    ["deleted", (id) => deleteNotification(ana.id, id), 0],
    ["seen only", () => markSeen(ana.id, 10), 1],
  ])("of one that is %s", async (_name, change, expected) => {
    await change(await notify(ana));
    expect(await countUnread(ana.id)).toBe(expected);
    expect((await getBadges([ana.id])).get(ana.id)!.unread_count).toBe(expected);
    expect(await getUnreadCount(ana.id)).toMatchObject({ count: expected, unread_count: expected });
  });

  it("counts a snoozed one again after its time", async () => {
    await snoozeNotification(ana, await notify(ana), { minutes: 5 });
    advance({ minutes: 6 });
    expect(await countUnread(ana.id)).toBe(1);
  });

  it("counts an archived one not even when it is unread again", async () => {
    const id = await notify(ana);
    await markAsRead(ana, id);
    await archiveNotification(ana, id);
    await markAsUnread(ana, id);
    expect(await countUnread(ana.id)).toBe(0);
  });

  it("I10: leaves other people's out", async () => {
    await notify(await person("driver"));
    expect(await getUnreadCount(ana.id)).toMatchObject({ count: 0, by_type: {}, seq: 0 });
  });
});

describe("getUnreadCount", () => {
  it("counts by category and channel, what is unseen, and gives the feed's position", async () => {
    await notify(ana, { category: "booking", channels: ["in_app", "email"] });
    await notifyTimes(ana, 2, { category: "payment" });
    await db().update(deliveries).set({ status: "queued" }).where(eq(deliveries.channel, "email"));
    await markSeen(ana.id, 1);
    expect(await getUnreadCount(ana.id)).toEqual({
      count: 3,
      unread_count: 3,
      unseen_count: 2,
      action_required: 0,
      seq: 4,
      by_type: { booking: 1, payment: 2 },
      by_channel: { EMAIL: 1, WHATSAPP: 0, SMS: 0, PUSH: 0, SYSTEM: 3 },
    });
    expect(await countUnseen(ana.id)).toBe(2);
  });

  it("leaves cancelled deliveries out of its channels", async () => {
    await notify(ana, { channels: ["in_app", "email"] });
    expect((await getUnreadCount(ana.id)).by_channel).toMatchObject({ EMAIL: 0, SYSTEM: 1 });
  });

  it.each([
    ["open", null, 1],
    ["resolved", { by: "Ana", at: clock.now().toISOString(), outcome: "verified" }, 0],
  ])("counts a question that is %s as %s", async (_name, resolved, action_required) => {
    await notify(ana);
    await db().update(notifications).set({ asks: true, resolved });
    expect(await getUnreadCount(ana.id)).toMatchObject({ action_required, count: 1 });
  });

  it("filters by category and lot", async () => {
    const lot = newId();
    await notify(ana, { category: "booking", lot_id: lot });
    await notify(ana, { category: "payment" });
    expect(await getUnreadCount(ana.id, { notification_type: "payment" })).toMatchObject({
      count: 1,
      by_type: { payment: 1 },
    });
    expect(await getUnreadCount(ana.id, { lot })).toMatchObject({ by_type: { booking: 1 } });
  });
});

describe("getBadges", () => {
  it("gives each person their own, also one who never got anything", async () => {
    const [ben, cleo] = [await person("driver"), await person("driver")];
    await notifyTimes(ana, 2);
    await markAsRead(ben, await notify(ben));
    expect(await getBadges([ana.id, ben.id, cleo.id])).toEqual(
      new Map([
        [ana.id, { seq: 2, unread_count: 2 }],
        [ben.id, { seq: 2, unread_count: 0 }],
        [cleo.id, { seq: 0, unread_count: 0 }],
      ]),
    );
  });
});

describe("countMissed (N6)", () => {
  it("counts what was created after a position and is still unread", async () => {
    const ids = await notifyTimes(ana, 3, { category: "booking" });
    await markAsRead(ana, ids[2]!);
    expect(await countMissed(ana.id, 1)).toEqual({
      missed: 1,
      action_required: 0,
      by_type: { booking: 1 },
    });
  });

  it("does not count an older one that only changed", async () => {
    const id = await notify(ana);
    await markAsRead(ana, id);
    await markAsUnread(ana, id);
    expect(await countMissed(ana.id, 1)).toMatchObject({ missed: 0 });
  });

  it("does not count what preferences had silenced", async () => {
    await notify(ana);
    await db().update(notifications).set({ silent: "muted" });
    expect(await countMissed(ana.id, 0)).toMatchObject({ missed: 0 });
  });
});
