import { setImmediate as otherWork } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { getUnreadCount } from "@/lib/domain/notification/read/unread-count";
import { feeds as storedFeeds, notifications } from "@/lib/domain/notification/table";
import { archiveNotification } from "@/lib/domain/notification/write/archive";
import { deleteMany, deleteNotification } from "@/lib/domain/notification/write/delete";
import { markAllRead } from "@/lib/domain/notification/write/mark-all-read";
import { markAsRead, markManyRead } from "@/lib/domain/notification/write/mark-read";
import { snoozeNotification } from "@/lib/domain/notification/write/snooze";
import { wakeSnoozed } from "@/lib/domain/notification/write/wake-snoozed";
import { TestConnection } from "@/lib/testing/connections";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { Feeds } from "./feeds";
import { Hub } from "./hub";
import { subscribe } from "./subscriptions";

useTestDatabase();

let hub: Hub;
let feeds: Feeds;
beforeEach(() => {
  hub = new Hub();
  feeds = new Feeds(hub);
});

function connect(actor: Actor, seq = 0): TestConnection {
  const connection = new TestConnection(actor);
  hub.add(connection);
  hub.join(connection, `user:${actor.id}`);
  feeds.follow(actor.id, seq);
  return connection;
}

describe("a push of what is new", () => {
  it("P9 P10: reaches each of the person's connections once, with toast and counts", async () => {
    const ana = await person("driver");
    const [first, second] = [connect(ana), connect(ana)];
    const id = await notify(ana, { priority: "HIGH" });
    await feeds.push([ana.id]);
    await feeds.push([ana.id]);
    await feeds.pushAll();
    for (const connection of [first, second]) {
      expect(connection.events).toEqual(["new_notification", "unread_count"]);
      expect(connection.last("new_notification")).toMatchObject({
        notification: { id, priority: "HIGH", is_read: false },
        unread_count: 1,
        toast: { show: true },
      });
      expect(connection.last("unread_count")).toMatchObject({
        count: 1,
        seq: 1,
        by_type: { message: 1 },
      });
    }
  });

  it("never reaches another person (I10)", async () => {
    const [ana, ben] = [await person("driver"), await person("driver")];
    const other = connect(ben);
    connect(ana);
    await notify(ana);
    await feeds.push([ana.id, ben.id]);
    await feeds.pushAll();
    expect(other.sent).toEqual([]);
  });

  it("P12: sends everything since the last position, in the order of the feed", async () => {
    const ana = await person("driver");
    const connection = connect(ana);
    const ids = await notifyTimes(ana, 3);
    await feeds.push([ana.id]);
    expect(connection.all("new_notification").map((one) => one.notification.id)).toEqual(ids);
  });

  it("sends nothing twice when several hints come at the same time", async () => {
    const ana = await person("driver");
    const connection = connect(ana);
    const ids = await notifyTimes(ana, 3);
    await Promise.all([feeds.push([ana.id]), feeds.pushAll(), feeds.push([ana.id])]);
    expect(connection.all("new_notification").map((one) => one.notification.id)).toEqual(ids);
  });

  it("P9: finds in the sweep what no hint announced", async () => {
    const ana = await person("driver");
    const connection = connect(ana);
    const id = await notify(ana);
    await feeds.pushAll();
    expect(connection.last("new_notification").notification.id).toBe(id);
  });
});

describe("a push of what is new, to one connection", () => {
  it("starts behind what the person had before", async () => {
    const ana = await person("driver");
    await notify(ana);
    const connection = connect(ana, 1);
    const id = await notify(ana);
    await feeds.push([ana.id]);
    expect(connection.all("new_notification").map((one) => one.notification.id)).toEqual([id]);
  });

  it("U18: is filtered by subscriptions, while the count is not", async () => {
    const ana = await person("driver");
    const connection = connect(ana);
    subscribe(connection.data, ["payment"]);
    await notify(ana);
    await feeds.push([ana.id]);
    expect(connection.events).toEqual(["unread_count"]);
    expect(connection.last("unread_count").count).toBe(1);
  });

  it("adds a message of its own for maintenance", async () => {
    const ana = await person("driver");
    const connection = connect(ana);
    await notify(ana, { title: "Tonight" }, { type: "system_maintenance" });
    await feeds.push([ana.id]);
    expect(connection.events).toEqual(["new_notification", "maintenance", "unread_count"]);
    expect(connection.last("maintenance").title).toBe("Tonight");
  });

  it("goes to many people in parts, between which other work gets its turn", async () => {
    const ana = await person("driver");
    const id = await notify(ana);
    const rows = await db().select().from(notifications).where(eq(notifications.id, id));
    const unread = await getUnreadCount(ana.id);
    const changes = { fromSeq: 0, toSeq: 1, rows, preferences: undefined, unread };
    const people = Array.from({ length: 60 }, (): Actor => ({ ...ana, id: crypto.randomUUID() }));
    const connections = people.map((one) => connect(one));
    const reached = () => connections.filter((one) => one.events.length > 0).length;
    const pushing = feeds.pushWritten(new Map(people.map((one) => [one.id, changes])));
    await otherWork();
    expect([reached() > 0, reached() < people.length]).toEqual([true, true]);
    await pushing;
    expect(reached()).toBe(people.length);
  });

  it("P11: sends a reset instead of more than 500 changes", async () => {
    const ana = await person("driver");
    const connection = connect(ana);
    await notify(ana);
    const [row] = await storedFor(ana);
    await db()
      .insert(notifications)
      .values(
        Array.from({ length: 500 }, (_, index) => ({
          ...row!,
          id: undefined,
          dedupe_key: `copy ${index}`,
          seq: index + 2,
          born_seq: index + 2,
        })),
      );
    await db().update(storedFeeds).set({ seq: 501 }).where(eq(storedFeeds.user_id, ana.id));
    await feeds.push([ana.id]);
    await feeds.push([ana.id]);
    expect(connection.events).toEqual(["sync", "unread_count"]);
    expect(connection.last("sync")).toMatchObject({ reset: true, seq: 501, unread_count: 501 });
  });
});

describe("a push of a change", () => {
  const changes: [string, (ana: Actor, id: string) => Promise<unknown>][] = [
    ["read", markAsRead],
    ["archived", archiveNotification],
    ["snoozed", (ana, id) => snoozeNotification(ana, id, { minutes: 5 })],
    ["deleted", (ana, id) => deleteNotification(ana.id, id)],
  ];
  it.each(changes)("tells all connections that one was %s (S3.59)", async (name, change) => {
    const ana = await person("driver");
    const id = await notify(ana);
    const connections = [connect(ana, 1), connect(ana, 1)];
    await change(ana, id);
    await feeds.push([ana.id]);
    for (const connection of connections) {
      expect(connection.events).toEqual(["notification_update", "unread_count"]);
      expect(connection.last("notification_update")).toMatchObject({
        update_type: name,
        data: { notification_id: id, is_read: name === "read" },
        unread_count: 0,
        seq: 2,
      });
    }
  });

  it("sends what changed together as one bulk message with the common values", async () => {
    const ana = await person("driver");
    const ids = await notifyTimes(ana, 3);
    const connection = connect(ana, 3);
    await markManyRead(ana.id, ids.slice(0, 2), true);
    await feeds.push([ana.id]);
    const bulk = connection.last("notifications_bulk");
    expect(connection.events).toEqual(["notifications_bulk", "unread_count"]);
    expect(bulk).toMatchObject({
      update_type: "bulk",
      data: { change: "read", deleted: false, is_read: true },
      unread_count: 1,
    });
    expect([...bulk.data.ids].sort()).toEqual(ids.slice(0, 2).sort());
  });

  it("S3.56: names a read-all as such, even of one notification", async () => {
    const ana = await person("driver");
    const id = await notify(ana);
    const connection = connect(ana, 1);
    await markAllRead(ana.id, {});
    await feeds.push([ana.id]);
    expect(connection.last("notifications_bulk")).toMatchObject({
      update_type: "read_all",
      data: { ids: [id], is_read: true },
      unread_count: 0,
    });
  });
});

describe("a push of what was deleted, woken or resolved", () => {
  it("marks deleted ones in a bulk message", async () => {
    const ana = await person("driver");
    const ids = await notifyTimes(ana, 2);
    const connection = connect(ana, 2);
    await deleteMany(ana.id, ids);
    await feeds.push([ana.id]);
    expect(connection.last("notifications_bulk").data).toMatchObject({ deleted: true });
  });

  it("sends what was created and deleted meanwhile as a change, not as new", async () => {
    const ana = await person("driver");
    const connection = connect(ana);
    await deleteNotification(ana.id, await notify(ana));
    await feeds.push([ana.id]);
    expect(connection.events).toEqual(["notification_update", "unread_count"]);
  });

  it("sends a woken one as new, with a toast", async () => {
    const ana = await person("driver");
    const id = await notify(ana);
    await snoozeNotification(ana, id, { minutes: 5 });
    const connection = connect(ana, 2);
    advance({ minutes: 6 });
    await wakeSnoozed();
    await feeds.push([ana.id]);
    expect(connection.last("new_notification")).toMatchObject({
      notification: { id },
      toast: { show: true },
    });
  });

  it("shows no toast for one that was resolved before the push", async () => {
    const ana = await person("driver");
    const connection = connect(ana);
    await notify(ana);
    const resolved = { by: "Ana", at: clock.now().toISOString(), outcome: "verified" };
    await db().update(notifications).set({ resolved });
    await feeds.push([ana.id]);
    expect(connection.last("new_notification").toast.show).toBe(false);
  });
});

describe("follow and release", () => {
  it("joins a feed at the position of the person's other connections", async () => {
    const ana = await person("driver");
    connect(ana, 7);
    expect(feeds.follow(ana.id, 9)).toBe(7);
  });

  it("keeps following while a connection is left, and then forgets the position", async () => {
    const ana = await person("driver");
    const [first, second] = [connect(ana, 7), connect(ana, 7)];
    hub.remove(first);
    feeds.release(ana.id);
    expect(feeds.follow(ana.id, 9)).toBe(7);
    hub.remove(second);
    feeds.release(ana.id);
    expect(feeds.follow(ana.id, 9)).toBe(9);
  });
});
