import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { sendNotification, unreadCounts, updateOf } from "../fixtures/notifications";
import { NOTIFICATIONS } from "../fixtures/paths";
import { sleep } from "../fixtures/sleep";
import { expect, test } from "../fixtures/test";

const unread = async (person: Client): Promise<number> => (await unreadCounts(person)).count;
const isListed = async (person: Client, id: string, query = ""): Promise<boolean> =>
  (await person.notifications(query)).some((row) => row.id === id);

test("S4.25 I7 J6.4: an archived row leaves list and badge everywhere, and returns", async ({
  as,
}) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const { id } = await sendNotification(admin, joy);
  const [before, socket] = [await unread(joy), await joy.connect()];
  const archived = await joy.post(`${NOTIFICATIONS}${id}/archive/`);
  expect(archived.body).toMatchObject({ id, archived_at: expect.any(String) });
  expect(await unread(joy)).toBe(before - 1);
  expect(await updateOf(socket, id, "archived")).toMatchObject({ unread_count: before - 1 });
  expect(await isListed(joy, id)).toBe(false);
  expect(await isListed(joy, id, "&archived=true")).toBe(true);
  const again = await joy.post(`${NOTIFICATIONS}${id}/archive/`);
  expect(again.body.archived_at).toBe(archived.body.archived_at);
  expect((await joy.post(`${NOTIFICATIONS}${id}/unarchive/`)).body.archived_at).toBeNull();
  expect(await unread(joy)).toBe(before);
  expect(
    (await joy.post(`${NOTIFICATIONS}bulk_archive/`, { notification_ids: [id] })).body,
  ).toMatchObject({
    archived_count: 1,
    unread_count: before - 1,
  });
  socket.close();
});

test("W7 J2.3: a snoozed notification comes back once, with a toast, at its time", async ({
  as,
  advance,
}) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const { id } = await sendNotification(admin, joy);
  const before = await unread(joy);
  const snoozed = await joy.post(`${NOTIFICATIONS}${id}/snooze/`, { minutes: 20 });
  expect(snoozed.body.snoozed_until).toEqual(expect.any(String));
  expect(await unread(joy)).toBe(before - 1);
  const socket = await joy.connect();
  await advance(1199);
  expect(await unread(joy)).toBe(before - 1);
  await advance(2);
  const isIt = (frame: Json) => frame.notification.id === id;
  expect((await socket.wait("new_notification", isIt)).toast.show).toBe(true);
  expect(await unread(joy)).toBe(before);
  expect(await isListed(joy, id)).toBe(true);
  await joy.post(`${NOTIFICATIONS}${id}/snooze/`, { minutes: 5 });
  expect((await joy.post(`${NOTIFICATIONS}${id}/unsnooze/`)).body.snoozed_until).toBeNull();
  await advance(600);
  await sleep(1500);
  const pushed = socket.frames.filter(
    ({ event, message }) => event === "new_notification" && isIt(message),
  );
  expect(pushed).toHaveLength(1);
  socket.close();
  await advance(-1801);
});

for (const [name, body] of [
  ["no time", {}],
  ["no minutes", { minutes: 0 }],
  ["a part of a minute", { minutes: 1.5 }],
  ["a time that is over", { until: "2020-01-01T00:00:00Z" }],
  ["a word", { until: "tomorrow" }],
  ["minutes and a time", { minutes: 5, until: "2030-01-01T00:00:00Z" }],
] as const)
  test(`W7: snoozing for ${name} is refused with 400`, async ({ as }) => {
    const joy = await as("driver2");
    const { id } = await sendNotification(await as("admin"), joy);
    expect((await joy.post(`${NOTIFICATIONS}${id}/snooze/`, body)).status).toBe(400);
    expect((await joy.get(`${NOTIFICATIONS}${id}/`)).body.snoozed_until).toBeNull();
  });

test("S3.31: bulk_delete deletes only one's own", async ({ as }) => {
  const [admin, joy, driver] = [await as("admin"), await as("driver2"), await as("driver")];
  const mine = await sendNotification(admin, joy);
  const theirs = await sendNotification(admin, driver);
  const ids = { notification_ids: [mine.id, theirs.id] };
  expect((await joy.post(`${NOTIFICATIONS}bulk_delete/`, ids)).body).toMatchObject({
    message: "Successfully deleted 1 notification",
    deleted_count: 1,
  });
  expect((await joy.get(`${NOTIFICATIONS}${mine.id}/`)).status).toBe(404);
  expect((await driver.get(`${NOTIFICATIONS}${theirs.id}/`)).status).toBe(200);
});

for (const [name, body] of [
  ["no list", {}],
  ["an empty list", { notification_ids: [] }],
  ["501 ids", { notification_ids: Array(501).fill("01920000-0000-7000-8000-00000000dead") }],
] as const)
  test(`S3.31: bulk_delete with ${name} is refused with 400`, async ({ as }) => {
    expect((await (await as("driver2")).post(`${NOTIFICATIONS}bulk_delete/`, body)).status).toBe(
      400,
    );
  });

test("S3.31: delete_all deletes what was read, unless told otherwise, and obeys filters", async ({
  as,
}) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const [read, error] = [
    await sendNotification(admin, joy),
    await sendNotification(admin, joy, { level: "error" }),
  ];
  const status = async (id: string) => (await joy.get(`${NOTIFICATIONS}${id}/`)).status;
  const deleteAll = async (query: string) =>
    (await joy.send("DELETE", `${NOTIFICATIONS}delete_all/?event_type=custom&${query}`)).status;
  expect(await deleteAll("level=info")).toBe(204);
  expect(await status(read.id), "not read yet").toBe(200);
  await joy.post(`${NOTIFICATIONS}${read.id}/mark_as_read/`);
  expect(await deleteAll("level=info")).toBe(204);
  expect([await status(read.id), await status(error.id)]).toEqual([404, 200]);
  expect(await deleteAll("read=all&level=error")).toBe(204);
  expect(await status(error.id)).toBe(404);
  expect(await deleteAll("read=perhaps")).toBe(400);
});

test("C20: a recipient changes the state, an administrator unread words", async ({ as }) => {
  const [admin, joy, driver] = [await as("admin"), await as("driver2"), await as("driver")];
  const path = `${NOTIFICATIONS}${(await sendNotification(admin, joy)).id}/`;
  expect((await admin.send("PATCH", path, { title: "Gate C" })).body).toMatchObject({
    title: "Gate C",
    recipient: joy.user.id,
  });
  expect((await admin.send("PATCH", path, { is_read: true })).status).toBe(404);
  expect((await joy.send("PATCH", path, { title: "Mine" })).status).toBe(403);
  expect((await joy.send("PATCH", path, { seq: 1 })).status).toBe(400);
  expect((await driver.send("PATCH", path, { is_read: true })).status).toBe(404);
  expect((await joy.send("PUT", path, { is_read: true, archived: true })).body).toMatchObject({
    is_read: true,
    archived_at: expect.any(String),
  });
  expect((await admin.send("PATCH", path, { message: "Too late" })).body).toMatchObject({
    status: 409,
    code: "already_read",
  });
  const reset = { is_read: false, archived: false, snoozed_until: null };
  expect((await joy.send("PATCH", path, reset)).body).toMatchObject({
    is_read: false,
    archived_at: null,
  });
});

test("C20: an administrator cannot change the words of an event's notification", async ({ as }) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const [booked] = await joy.notifications("&notification_type=booking");
  const path = `${NOTIFICATIONS}${booked.id}/`;
  expect((await admin.send("PATCH", path, { title: "Other words" })).status).toBe(404);
  expect((await joy.get(path)).body.title).toBe(booked.title);
});

test("S4.67: mark_seen brings the unseen count to 0 and leaves the unread count", async ({
  as,
}) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  await sendNotification(admin, joy);
  const before = await unreadCounts(joy);
  expect(before.unseen_count).toBeGreaterThan(0);
  expect((await joy.post(`${NOTIFICATIONS}mark_seen/`, { up_to_seq: before.seq })).body).toEqual({
    unseen_count: 0,
  });
  expect(await unreadCounts(joy)).toMatchObject({ count: before.count, unseen_count: 0 });
  for (const body of [{}, { up_to_seq: -1 }, { up_to_seq: "1" }])
    expect((await joy.post(`${NOTIFICATIONS}mark_seen/`, body)).status, JSON.stringify(body)).toBe(
      400,
    );
});

test("S3.81: a notification with an end goes into the archive when it is over", async ({
  as,
  advance,
}) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const { id } = await sendNotification(admin, joy, {
    expires_at: new Date((await joy.now()) + 600_000).toISOString(),
  });
  const before = await unread(joy);
  const socket = await joy.connect();
  await advance(599);
  expect(await unread(joy)).toBe(before);
  await advance(2);
  expect(await updateOf(socket, id, "archived")).toMatchObject({ unread_count: before - 1 });
  expect(await isListed(joy, id)).toBe(false);
  expect(await isListed(joy, id, "&archived=true")).toBe(true);
  socket.close();
  await advance(-601);
});
