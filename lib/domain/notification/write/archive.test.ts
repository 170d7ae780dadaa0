import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { advance, useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { refusalOf } from "@/lib/testing/refusal";
import { countUnread } from "../read/unread-count";
import { archiveMany, archiveNotification, unarchiveNotification } from "./archive";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  ana = await person("driver");
});

describe("archiveNotification", () => {
  it("takes a notification out of the badge without reading it", async () => {
    const id = await notify(ana);
    const archived = await archiveNotification(ana, id);
    expect(archived).toMatchObject({ id, is_read: false, seq: 2 });
    expect(archived.archived_at).not.toBeNull();
    expect(await countUnread(ana.id)).toBe(0);
    expect(await storedFor(ana)).toMatchObject([{ change: "archived" }]);
  });

  it("changes nothing the second time", async () => {
    const id = await notify(ana);
    const first = await archiveNotification(ana, id);
    advance({ minutes: 5 });
    expect(await archiveNotification(ana, id)).toMatchObject({
      archived_at: first.archived_at,
      seq: 2,
    });
  });
});

describe("unarchiveNotification", () => {
  it("brings a notification back", async () => {
    const id = await notify(ana);
    await archiveNotification(ana, id);
    expect(await unarchiveNotification(ana, id)).toMatchObject({ archived_at: null, seq: 3 });
    expect(await countUnread(ana.id)).toBe(1);
  });

  it("changes nothing in one that is not archived", async () => {
    const id = await notify(ana);
    expect(await unarchiveNotification(ana, id)).toMatchObject({ seq: 1 });
  });
});

it.each([
  ["archiveNotification", archiveNotification],
  ["unarchiveNotification", unarchiveNotification],
])("I10: %s finds no notification of another person", async (_name, move) => {
  const id = await notify(ana);
  expect(await refusalOf(move(await person("driver"), id))).toMatchObject({ status: 404 });
  expect(await storedFor(ana)).toMatchObject([{ archived_at: null, seq: 1 }]);
});

describe("archiveMany", () => {
  it.each([
    { count: 1, message: "Successfully archived 1 notification" },
    { count: 2, message: "Successfully archived 2 notifications" },
  ])("archives $count together", async ({ count, message }) => {
    const ids = await notifyTimes(ana, 3);
    expect(await archiveMany(ana.id, ids.slice(0, count))).toEqual({
      message,
      archived_count: count,
      unread_count: 3 - count,
    });
  });

  it("I10: ignores other people's, and what is archived already", async () => {
    const [own, other] = [await notify(ana), await notify(await person("driver"))];
    await archiveNotification(ana, own);
    expect(await archiveMany(ana.id, [own, other])).toMatchObject({ archived_count: 0 });
  });
});
