import { beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { useTestDatabase } from "@/lib/testing/database";
import { storedFor } from "@/lib/testing/events";
import { notify, notifyTimes } from "@/lib/testing/notifications";
import { person } from "@/lib/testing/people";
import { markAll } from "../schema";
import { archiveNotification } from "./archive";
import { markAllRead } from "./mark-all-read";
import { snoozeNotification } from "./snooze";

useTestDatabase();

let ana: Actor;
beforeEach(async () => {
  ana = await person("driver");
});
const unread = async () =>
  (await storedFor(ana)).filter((row) => row.read_at === null).map((row) => row.title);

it("S3.56: marks everything as one change", async () => {
  await notifyTimes(ana, 3);
  expect(await markAllRead(ana.id, {})).toEqual({
    message: "3 notification(s) marked as read",
    count: 3,
    updated_count: 3,
    unread_count: 0,
  });
  const rows = await storedFor(ana);
  expect(rows.map(({ seq, change }) => [seq, change])).toEqual(Array(3).fill([4, "read_all"]));
});

const lot = newId();
const booking = newId();
it.each<[string, object, string[]]>([
  ["a category", { notification_type: "booking" }, ["lot", "later"]],
  ["a lot", { lot }, ["booking", "later"]],
  ["a booking", { booking }, ["lot", "later"]],
  ["what was created up to a position", { before_seq: 2 }, ["later"]],
  ["every row, by the name of the in-app channel", { notification_type: "SYSTEM" }, []],
])("marks only %s", async (_name, filters, left) => {
  await notify(ana, {
    title: "booking",
    category: "booking",
    related_type: "booking",
    related_id: booking,
  });
  await notify(ana, { title: "lot", lot_id: lot });
  await notify(ana, { title: "later" });
  await markAllRead(ana.id, markAll.parse(filters)!);
  expect(await unread()).toEqual(left);
});

it("leaves archived and snoozed ones as they are: the badge does not count them", async () => {
  const [archived, snoozed] = await notifyTimes(ana, 3);
  await archiveNotification(ana, archived!);
  await snoozeNotification(ana, snoozed!, { minutes: 5 });
  expect(await markAllRead(ana.id, {})).toMatchObject({ count: 1 });
  expect(await unread()).toHaveLength(2);
});

it("I10: leaves other people's as they are", async () => {
  await notify(ana);
  await markAllRead((await person("driver")).id, {});
  expect(await unread()).toHaveLength(1);
});
