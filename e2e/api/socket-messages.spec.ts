import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { sendNotification, unreadCounts, updateOf } from "../fixtures/notifications";
import { NOTIFICATIONS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";
import type { TestSocket } from "../fixtures/test-socket";

const HOUR_MS = 3_600_000;

// A message about a notification changes it, and every socket of the person gets the update.

let admin: Client;
let joy: Client;
let one: Json;
let two: Json;
let mine: TestSocket;
let other: TestSocket;
/** The unread count before the message. */
let before: number;

test.beforeEach(async ({ as }) => {
  [admin, joy] = [await as("admin"), await as("driver2")];
  [one, two] = [await sendNotification(admin, joy), await sendNotification(admin, joy)];
  [mine, other] = [await joy.connect(), await joy.connect()];
  before = (await unreadCounts(joy)).count;
});
test.afterEach(() => {
  mine.close();
  other.close();
});

test("J6.4 S4.25: archive", async () => {
  expect(await mine.ask("archive", { notification_id: one.id })).toMatchObject({
    ok: true,
    notification: { id: one.id, archived_at: expect.any(String) },
  });
  expect(await updateOf(other, one.id, "archived")).toMatchObject({ unread_count: before - 1 });
  await joy.post(`${NOTIFICATIONS}${one.id}/unarchive/`);
  await updateOf(mine, one.id, "unarchived");
});

test("J6.4 W7: snooze and unsnooze", async () => {
  const until = new Date((await joy.now()) + HOUR_MS).toISOString();
  expect(await mine.ask("snooze", { notification_id: one.id, until })).toMatchObject({
    ok: true,
    notification: { snoozed_until: until },
  });
  expect(await updateOf(other, one.id, "snoozed")).toMatchObject({
    unread_count: before - 1,
    data: { snoozed_until: until },
  });
  expect(await mine.ask("unsnooze", { notification_id: one.id })).toMatchObject({
    ok: true,
    notification: { snoozed_until: null },
  });
  await updateOf(other, one.id, "unsnoozed");
});

test("J6.4 S3.55 S3.27: mark_read for several, mark_unread for one", async () => {
  expect(await mine.ask("mark_read", { notification_ids: [one.id, two.id] })).toMatchObject({
    ok: true,
    updated_count: 2,
    unread_count: before - 2,
  });
  expect(
    await other.wait("notifications_bulk", (frame) => frame.data.ids.includes(two.id)),
  ).toMatchObject({
    update_type: "bulk",
    data: { change: "read", is_read: true },
    unread_count: before - 2,
  });
  expect(await mine.ask("mark_unread", { notification_id: one.id })).toMatchObject({
    ok: true,
    updated_count: 1,
    unread_count: before - 1,
  });
  await updateOf(other, one.id, "unread");
});

test("J6.4 S4.67 S4.23: mark_seen, received and presence", async () => {
  const { seq } = await unreadCounts(joy);
  expect(await mine.ask("mark_seen", { up_to_seq: seq })).toEqual({ ok: true, unseen_count: 0 });
  expect(await mine.ask("received", { ids: [one.id, two.id] })).toMatchObject({
    ok: true,
    received_count: 2,
  });
  expect((await joy.get(`${NOTIFICATIONS}${one.id}/trace/`)).body).toContainEqual(
    expect.objectContaining({ step: "delivered", channel: "in_app" }),
  );
  expect(await mine.ask("presence", { visible: true, tab_id: "tab-1" })).toEqual({ ok: true });
});

test("J6.4 S3.56 S4.58: mark_all_read, delete, and the sync that follows", async () => {
  const { seq } = await unreadCounts(joy);
  expect(await mine.ask("mark_all_read", { before_seq: seq })).toMatchObject({
    ok: true,
    unread_count: 0,
  });
  await mine.wait("marked_all_read");
  const allRead = await other.wait(
    "notifications_bulk",
    (frame) => frame.update_type === "read_all",
  );
  expect(allRead.unread_count).toBe(0);
  expect(await mine.ask("delete", { notification_id: two.id })).toEqual({ ok: true });
  expect(await updateOf(other, two.id, "deleted")).toMatchObject({ unread_count: 0 });
  expect((await joy.get(`${NOTIFICATIONS}${two.id}/`)).status).toBe(404);
  expect(await mine.ask("sync", { last_seq: seq })).toMatchObject({
    ok: true,
    reset: false,
    deleted_ids: [two.id],
    unread_count: 0,
  });
});

test("J6.4 S3.31: delete_all over HTTP", async () => {
  await joy.post(`${NOTIFICATIONS}${one.id}/mark_as_read/`);
  await joy.send("DELETE", `${NOTIFICATIONS}delete_all/`);
  for (const socket of [mine, other])
    expect(
      await socket.wait("notifications_bulk", (frame) => frame.update_type === "deleted_all"),
    ).toMatchObject({ data: { deleted: true } });
});
