import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { advance, setClock, useTestDatabase } from "@/lib/testing/database";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { groupedQuery } from "../schema";
import { archiveNotification } from "../write/archive";
import { markAsRead } from "../write/mark-read";
import { listGrouped } from "./groups";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  ana = await person("driver", { timezone: "Asia/Manila" });
});
const groups = async (query: object = {}) =>
  (await listGrouped(ana, groupedQuery.parse(query))).map((group) => ({
    ...group,
    titles: group.notifications.map((one) => one.title),
  }));

describe("by date (S3)", () => {
  beforeEach(async () => {
    for (const [at, title, category] of [
      ["2026-05-30T02:00:00Z", "older payment", "payment"],
      ["2026-05-30T03:00:00Z", "older booking", "booking"],
      ["2026-05-31T15:59:00Z", "23:59 of yesterday", "booking"],
      ["2026-05-31T16:00:00Z", "00:00 of today", "booking"],
      ["2026-06-01T12:00:00Z", "now", "payment"],
    ] as const) {
      setClock(at);
      await notify(ana, { title, category });
    }
  });

  it("has today, yesterday and then each category, in days of the reader's zone", async () => {
    expect(await groups()).toMatchObject([
      { group_key: "today", group_type: "date", titles: ["now", "00:00 of today"] },
      { group_key: "yesterday", group_type: "date", titles: ["23:59 of yesterday"] },
      { group_key: "booking", group_type: "type", titles: ["older booking"] },
      { group_key: "payment", group_type: "type", titles: ["older payment"] },
    ]);
  });

  it("has the days of the zone that the query names", async () => {
    const [today, yesterday] = await groups({ tz: "UTC" });
    expect(today!.titles).toEqual(["now"]);
    expect(yesterday!.titles).toEqual(["00:00 of today", "23:59 of yesterday"]);
  });

  it("takes the filters of the list", async () => {
    expect(await groups({ notification_type: "payment" })).toMatchObject([
      { group_key: "today", titles: ["now"] },
      { group_key: "payment", titles: ["older payment"] },
    ]);
  });
});

describe("by what they are about", () => {
  it("counts all, and the unread among them, but shows the ten newest", async () => {
    const ids = [];
    for (let sent = 1; sent <= 12; sent += 1)
      ids.push(await notify(ana, { title: `${sent}` }, { type: "system_announcement" }));
    await markAsRead(ana, ids[0]!);
    await archiveNotification(ana, ids[1]!);
    const [group] = await groups({ by: "group_key" });
    expect(group).toMatchObject({
      group_key: "system",
      group_type: "group_key",
      count: 11,
      unread_count: 10,
      latest_notification: { title: "12" },
      titles: ["12", "11", "10", "9", "8", "7", "6", "5", "4", "3"],
    });
  });

  it("puts the group of the newest first", async () => {
    const [first] = await notifyTimes(ana, 1, { title: "first" });
    const [second] = await notifyTimes(ana, 1, { title: "second" });
    expect((await groups({ by: "group_key" })).map((group) => group.group_key)).toEqual([
      `custom:${second}`,
      `custom:${first}`,
    ]);
  });

  it("has at most 100 groups, those of the newest", async () => {
    await notifyTimes(ana, 1, { title: "oldest" });
    advance({ seconds: 1 });
    await notifyTimes(ana, 100);
    const found = await groups({ by: "group_key" });
    expect(found).toHaveLength(100);
    expect(found.flatMap((group) => group.titles)).not.toContain("oldest");
  });

  it("I10: leaves other people's out", async () => {
    await notify(await person("driver"));
    expect(await groups({ by: "group_key" })).toEqual([]);
  });
});
