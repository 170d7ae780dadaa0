import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { deleteAllQuery } from "../schema";
import { archiveNotification } from "./archive";
import { deleteAll, deleteMany, deleteNotification } from "./delete";
import { markAsRead } from "./mark-read";
import { snoozeNotification } from "./snooze";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  ana = await person("driver");
});
const left = async () =>
  (await storedFor(ana)).filter((row) => row.deleted_at === null).map((row) => row.title);

describe("deleteNotification", () => {
  it("leaves a tombstone with a new position, so that devices learn of it", async () => {
    const id = await notify(ana);
    await snoozeNotification(ana, id, { minutes: 5 });
    await deleteNotification(ana.id, id);
    const [row] = await storedFor(ana);
    expect(row).toMatchObject({ change: "deleted", seq: 3, wakes_at: null });
    expect(row!.deleted_at).not.toBeNull();
  });

  it("does not find it the second time", async () => {
    const id = await notify(ana);
    await deleteNotification(ana.id, id);
    expect(await refusalOf(deleteNotification(ana.id, id))).toMatchObject({ status: 404 });
  });

  it("I10: finds no notification of another person", async () => {
    const id = await notify(ana);
    const other = await person("driver");
    expect(await refusalOf(deleteNotification(other.id, id))).toMatchObject({ status: 404 });
    expect(await left()).toHaveLength(1);
  });
});

describe("deleteMany", () => {
  it.each([
    { count: 1, message: "Successfully deleted 1 notification" },
    { count: 2, message: "Successfully deleted 2 notifications" },
  ])("deletes $count together", async ({ count, message }) => {
    const ids = await notifyTimes(ana, 3);
    expect(await deleteMany(ana.id, ids.slice(0, count))).toEqual({
      message,
      deleted_count: count,
      unread_count: 3 - count,
    });
    expect(await left()).toHaveLength(3 - count);
  });

  it("I10: ignores other people's, and what is deleted already", async () => {
    const [own, other] = [await notify(ana), await notify(await person("driver"))];
    await deleteNotification(ana.id, own);
    expect(await deleteMany(ana.id, [own, other])).toMatchObject({ deleted_count: 0 });
  });
});

describe("deleteAll", () => {
  it.each<[string, object, string[]]>([
    ["what was read, by default", {}, ["unread", "archived", "snoozed"]],
    ["what is unread", { read: "false" }, ["read", "archived", "snoozed"]],
    ["both", { read: "all" }, ["archived", "snoozed"]],
    [
      "one category",
      { read: "all", notification_type: "booking" },
      ["read", "archived", "snoozed"],
    ],
    ["the archive", { read: "all", archived: "true" }, ["unread", "read", "snoozed"]],
    ["everything", { read: "all", archived: "all", snoozed: "all" }, []],
    ["what a search finds", { read: "all", search: "unr" }, ["read", "archived", "snoozed"]],
  ])("deletes %s", async (_name, query, titles) => {
    await notify(ana, { title: "unread", category: "booking" });
    await markAsRead(ana, await notify(ana, { title: "read" }));
    await archiveNotification(ana, await notify(ana, { title: "archived" }));
    await snoozeNotification(ana, await notify(ana, { title: "snoozed" }), { minutes: 5 });
    await deleteAll(ana, deleteAllQuery.parse(query));
    expect((await left()).sort()).toEqual(titles.sort());
  });

  it("is one change, which devices get as such", async () => {
    await notifyTimes(ana, 2);
    await deleteAll(ana, { read: "all" });
    const rows = await storedFor(ana);
    expect(rows.map(({ seq, change }) => [seq, change])).toEqual(Array(2).fill([3, "deleted_all"]));
  });

  it("I10: leaves other people's", async () => {
    await notify(ana);
    await deleteAll(await person("driver"), { read: "all" });
    expect(await left()).toHaveLength(1);
  });
});
