import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { hintsOf } from "@/lib/testing/hints";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { deleteNotification } from "./delete";
import { markAsRead, markAsUnread, markManyRead } from "./mark-read";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  ana = await person("driver");
});

describe("markAsRead", () => {
  it("marks one, answers with it and the new count, and moves the feed on", async () => {
    const [first] = await notifyTimes(ana, 2);
    const hints = await hintsOf(async () => {
      expect(await markAsRead(ana, first!)).toMatchObject({
        message: "Notification marked as read",
        notification: { id: first, is_read: true, seq: 3 },
        unread_count: 1,
      });
    });
    expect([...hints.users]).toEqual([ana.id]);
    expect(await storedFor(ana)).toMatchObject([{ seq: 2 }, { seq: 3, change: "read" }]);
  });

  it("changes nothing the second time: neither read_at nor the feed", async () => {
    const id = await notify(ana);
    const { notification } = await markAsRead(ana, id);
    advance({ minutes: 5 });
    const hints = await hintsOf(async () => {
      expect((await markAsRead(ana, id)).notification).toMatchObject({
        read_at: notification.read_at,
        updated_at: notification.updated_at,
        seq: notification.seq,
      });
    });
    expect(hints.users.size).toBe(0);
  });
});

describe("markAsUnread", () => {
  it("takes the mark back", async () => {
    const id = await notify(ana);
    await markAsRead(ana, id);
    expect(await markAsUnread(ana, id)).toMatchObject({
      message: "Notification marked as unread",
      notification: { is_read: false, read_at: null, seq: 3 },
      unread_count: 1,
    });
  });
});

describe.each([
  ["markAsRead", markAsRead],
  ["markAsUnread", markAsUnread],
])("%s", (_name, mark) => {
  it("I10: finds no notification of another person, and leaves it as it is", async () => {
    const id = await notify(ana);
    const before = await storedFor(ana);
    expect(await refusalOf(mark(await person("driver"), id))).toMatchObject({ status: 404 });
    expect(await storedFor(ana)).toEqual(before);
  });

  it("finds no deleted notification", async () => {
    const id = await notify(ana);
    await deleteNotification(ana.id, id);
    expect(await refusalOf(mark(ana, id))).toMatchObject({ status: 404 });
  });
});

describe("markManyRead", () => {
  it.each([
    { count: 0, message: "Successfully marked 0 notifications as read" },
    { count: 1, message: "Successfully marked 1 notification as read" },
    { count: 2, message: "Successfully marked 2 notifications as read" },
  ])("S3.55: marks $count and says so", async ({ count, message }) => {
    const ids = await notifyTimes(ana, 3);
    expect(await markManyRead(ana.id, ids.slice(0, count), true)).toEqual({
      message,
      count,
      updated_count: count,
      unread_count: 3 - count,
    });
  });

  it("counts only what it changed, under one position of the feed", async () => {
    const ids = await notifyTimes(ana, 3);
    await markAsRead(ana, ids[0]!);
    expect(await markManyRead(ana.id, ids, true)).toMatchObject({ updated_count: 2 });
    expect((await storedFor(ana)).map((row) => row.seq)).toEqual([4, 5, 5]);
  });

  it("marks as unread", async () => {
    const ids = await notifyTimes(ana, 2);
    await markManyRead(ana.id, ids, true);
    expect(await markManyRead(ana.id, ids, false)).toMatchObject({
      message: "Successfully marked 2 notifications as unread",
      unread_count: 2,
    });
  });

  it("I10: does not find another person's", async () => {
    const other = await person("driver");
    const id = await notify(other);
    expect(await markManyRead(ana.id, [id], true)).toMatchObject({
      updated_count: 0,
      not_found: [id],
    });
    expect((await storedFor(other))[0]!.read_at).toBeNull();
  });
});
