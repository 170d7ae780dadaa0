import { categories } from "@/lib/event/event";
import type { Json } from "../fixtures/json";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { NOTIFICATIONS } from "../fixtures/paths";
import { expect, test } from "../fixtures/test";

test("S3.20 S4.35 C15 C17: a row of the list has every seed's names and no deliveries", async ({
  as,
}) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  for (const message of ["One", "Two", "Three"]) await sendNotification(admin, joy, { message });
  const { body } = await joy.get(`${NOTIFICATIONS}?page_size=2`);
  expect(body).toMatchObject({
    count: expect.any(Number),
    next: expect.stringContaining("page=2"),
    previous: null,
  });
  const [row] = body.results;
  expect(row).toMatchObject({
    type: row.event_type,
    subject: row.title,
    recipient: joy.user.id,
    recipient_name: "Joy Reyes",
    user: joy.user.id,
    ticket: null,
    ticket_title: null,
    delivery_channel: "in_app",
    status: "sent",
    status_display: "Sent",
    notification_type_display: expect.any(String),
    time_since: expect.any(String),
    actions: expect.any(Array),
  });
  expect(row).not.toHaveProperty("deliveries");
  expect(row.data.notification_id).toBe(row.id);
});

test("C17: metadata and deliveries come with one row, or when asked for", async ({ as }) => {
  const joy = await as("driver2");
  const [row] = await joy.notifications();
  expect((await joy.get(`${NOTIFICATIONS}${row.id}/`)).body).toMatchObject({
    metadata: row.data,
    deliveries: expect.arrayContaining([
      expect.objectContaining({ channel: "in_app", status: "sent", attempts: 0 }),
    ]),
  });
  const [expanded] = await joy.notifications("&expand=deliveries,metadata");
  expect(expanded).toHaveProperty("deliveries");
});

test("J2.1: unread first, when asked", async ({ as }) => {
  const joy = await as("driver2");
  const { id } = await sendNotification(await as("admin"), joy);
  await joy.post(`${NOTIFICATIONS}${id}/mark_as_read/`);
  await sendNotification(await as("admin"), joy);
  const rows = await joy.notifications("&ordering=is_read,-created_at");
  const order = rows.map((row) => row.is_read as boolean);
  expect(order).toEqual([...order].sort());
  expect(new Set(order)).toEqual(new Set([false, true]));
});

test("S3.39–S3.52 U16: equal filters count the same, and parts add up", async ({ as }) => {
  const joy = await as("driver2");
  const count = async (query: string): Promise<number> =>
    (await joy.get(`${NOTIFICATIONS}?${query}`)).body.count;
  const all = await count("");
  const both = await count("notification_types=booking,payment");
  expect(both).toBeGreaterThan(0);
  expect(both).toBe(await count("notification_types=booking&notification_types=payment"));
  let inCategories = 0;
  for (const category of categories) inCategories += await count(`notification_type=${category}`);
  expect(inCategories).toBe(all);
  expect((await count("is_read=true")) + (await count("is_read=false"))).toBe(all);
  expect(await count("status=unread")).toBe(await count("is_unread=true"));
  expect(await count("notification_type=SYSTEM")).toBe(all);
  expect(await count("notification_type=EMAIL")).toBe(0);
  expect(await count("status=failed")).toBe(0);
  const payments = await count("event_type=payment_confirmed");
  expect(payments).toBeGreaterThan(0);
  expect(await count("search=payment%20of")).toBe(payments);
  expect(await count("level=confirm&event_type=new_reservation&is_read=false")).toBe(
    await count("type=new_reservation&status=unread"),
  );
  // Another test may have moved the clock by hours, and back.
  const inAWeek = new Date((await joy.now()) + 7 * 86_400_000).toISOString();
  expect(await count(`created_after=${inAWeek}`)).toBe(0);
  expect((await count("archived=true")) + all).toBe(await count("archived=all"));
});

test.describe("S3.25–S3.28 S4.40–S4.43 C3 U16: marking as read", () => {
  test("one notification, unread and read again; the first time counts", async ({ as }) => {
    const joy = await as("driver2");
    await joy.post(`${NOTIFICATIONS}mark_all_as_read/`);
    const [{ id }] = (await joy.notifications()) as [Json];
    expect(await unreadCounts(joy)).toMatchObject({
      count: 0,
      unread_count: 0,
      by_type: {},
      by_channel: { EMAIL: 0, WHATSAPP: 0, SYSTEM: 0 },
    });
    expect((await joy.post(`${NOTIFICATIONS}${id}/mark_as_unread/`)).body).toMatchObject({
      message: "Notification marked as unread",
      notification: { is_read: false, read_at: null },
      unread_count: 1,
    });
    const read = (await joy.post(`${NOTIFICATIONS}${id}/mark_as_read/`)).body;
    expect(read).toMatchObject({
      message: "Notification marked as read",
      notification: { is_read: true },
      unread_count: 0,
    });
    const again = (await joy.post(`${NOTIFICATIONS}${id}/mark_as_read`)).body;
    expect(again.notification.read_at).toBe(read.notification.read_at);
  });

  test("several, and all of a category or of every kind", async ({ as }) => {
    const joy = await as("driver2");
    await joy.post(`${NOTIFICATIONS}mark_all_as_read/`);
    const ids = (await joy.notifications()).slice(0, 3).map((row) => row.id as string);
    const mark = async (notification_ids: string[], is_read: boolean): Promise<Json> =>
      (await joy.post(`${NOTIFICATIONS}mark_read/`, { notification_ids, is_read })).body;
    expect(await mark(ids, false)).toMatchObject({ updated_count: 3, unread_count: 3 });
    expect(await mark(ids.slice(0, 2), true)).toEqual({
      message: "Successfully marked 2 notifications as read",
      count: 2,
      updated_count: 2,
      unread_count: 1,
    });
    expect((await unreadCounts(joy)).count).toBe(1);
    const unread = (await joy.get(`${NOTIFICATIONS}unread/`)).body.results;
    expect(unread.map((row: Json) => row.id)).toEqual([ids[2]]);
    const reviews = await joy.post(`${NOTIFICATIONS}mark_all_read/?notification_type=review`);
    expect(reviews.body.count).toBe(0);
    expect((await joy.post(`${NOTIFICATIONS}mark_all_as_read/`)).body).toEqual({
      message: "1 notification(s) marked as read",
      count: 1,
      updated_count: 1,
      unread_count: 0,
    });
  });

  for (const [name, body] of [
    ["no ids", {}],
    ["an empty list", { notification_ids: [] }],
    ["an invalid id", { notification_ids: ["x"] }],
  ] as const)
    test(`with ${name} is refused with 400`, async ({ as }) => {
      expect((await (await as("driver2")).post(`${NOTIFICATIONS}mark_read/`, body)).status).toBe(
        400,
      );
    });
});

test("S4.58 P11: sync returns changes and deletions; an unknown number resets", async ({ as }) => {
  const joy = await as("driver2");
  const { seq } = await unreadCounts(joy);
  const [one, two] = await joy.notifications();
  await joy.post(`${NOTIFICATIONS}${one.id}/mark_as_unread/`);
  expect((await joy.send("DELETE", `${NOTIFICATIONS}${two.id}/`)).status).toBe(204);
  expect((await joy.get(`${NOTIFICATIONS}${two.id}/`)).status).toBe(404);
  const { body } = await joy.get(`${NOTIFICATIONS}sync/?since_seq=${seq}`);
  expect(body).toMatchObject({ seq: seq + 2, reset: false, deleted_ids: [two.id] });
  expect(body.upserts.map((row: Json) => row.id)).toEqual([one.id]);
  expect((await joy.get(`${NOTIFICATIONS}sync/?since_seq=${seq + 999}`)).body.reset).toBe(true);
  expect((await joy.get(`${NOTIFICATIONS}sync/?since_seq=-1`)).status).toBe(400);
});

test("a client that polls gets 304 as long as the answer is the same", async ({ as }) => {
  const [admin, joy] = [await as("admin"), await as("driver2")];
  const path = `${NOTIFICATIONS}unread_count/`;
  const first = await joy.get(path);
  const ifUnchanged = { "If-None-Match": first.headers.get("etag")! };
  const same = await joy.get(path, ifUnchanged);
  expect(same).toMatchObject({ status: 304, body: "" });
  expect(same.headers.get("etag")).toBe(first.headers.get("etag"));
  await sendNotification(admin, joy);
  const changed = await joy.get(path, ifUnchanged);
  expect(changed).toMatchObject({ status: 200, body: { count: first.body.count + 1 } });
  for (const list of [NOTIFICATIONS, `${NOTIFICATIONS}unread/`, "/api/bookings/", "/api/lots/"])
    expect((await joy.get(list)).headers.get("etag"), list).toMatch(/^W\/"/);
});
