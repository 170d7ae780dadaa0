import { Validator } from "@seriousme/openapi-schema-validator";
import { categories } from "@/lib/event/event";
import type { Json } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

test("S3.20 S4.35 C15 C17: the list and its object, with every seed's names", async ({ as }) => {
  const joy = await as("driver2@parkmate.test");
  const { body } = await joy.get("/api/notifications/?page_size=2");
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
  expect((await joy.get(`/api/notifications/${row.id}/`)).body).toMatchObject({
    metadata: row.data,
    deliveries: expect.arrayContaining([
      expect.objectContaining({ channel: "in_app", status: "sent", attempts: 0 }),
    ]),
  });
  expect(
    (await joy.get("/api/notifications/?expand=deliveries,metadata")).body.results[0],
  ).toHaveProperty("deliveries");
  const order = (
    await joy.get("/api/notifications/?ordering=is_read,-created_at&page_size=100")
  ).body.results.map((one: Json) => one.is_read);
  expect(order).toEqual([...order].sort());
});

test("S3.39–S3.52 U16: filters, both forms of the list, alone and together", async ({ as }) => {
  const joy = await as("driver2@parkmate.test");
  const count = async (query: string) => (await joy.get(`/api/notifications/?${query}`)).body.count;
  const all = await count("");
  expect(await count("notification_types=booking,payment")).toBe(
    await count("notification_types=booking&notification_types=payment"),
  );
  let inCategories = 0;
  for (const category of categories) inCategories += await count(`notification_type=${category}`);
  expect(inCategories).toBe(all);
  expect((await count("is_read=true")) + (await count("is_read=false"))).toBe(all);
  expect(await count("status=unread")).toBe(await count("is_unread=true"));
  expect(await count("notification_type=SYSTEM")).toBe(all);
  expect(await count("notification_type=EMAIL")).toBe(0);
  expect(await count("status=failed")).toBe(0);
  expect(await count("search=payment%20of")).toBe(await count("event_type=payment_confirmed"));
  expect(await count("level=confirm&event_type=new_reservation&is_read=false")).toBe(
    await count("type=new_reservation&status=unread"),
  );
  expect(
    await count(`created_after=${new Date((await joy.now()) + 3_600_000).toISOString()}`),
  ).toBe(0);
  expect((await count("archived=true")) + all).toBe(await count("archived=all"));
});

test("S3.25–S3.28 S4.40–S4.43 C3 U16: read, unread, many, all; the badge is the server's number", async ({
  as,
}) => {
  const joy = await as("driver2@parkmate.test");
  const badge = async () => (await joy.get("/api/notifications/unread_count/")).body;
  await joy.post("/api/notifications/mark_all_as_read/");
  const [one, two, three] = await joy.notifications();
  expect(await badge()).toMatchObject({
    count: 0,
    unread_count: 0,
    by_type: {},
    by_channel: { EMAIL: 0, WHATSAPP: 0, SYSTEM: 0 },
  });
  expect((await joy.post(`/api/notifications/${one.id}/mark_as_unread/`)).body).toMatchObject({
    message: "Notification marked as unread",
    notification: { is_read: false, read_at: null },
    unread_count: 1,
  });
  const read = (await joy.post(`/api/notifications/${one.id}/mark_as_read/`)).body;
  expect(read).toMatchObject({
    message: "Notification marked as read",
    notification: { is_read: true },
    unread_count: 0,
  });
  expect(
    (await joy.send("POST", `/api/notifications/${one.id}/mark_as_read`)).body.notification.read_at,
  ).toBe(read.notification.read_at);
  expect(
    (
      await joy.post("/api/notifications/mark_read/", {
        notification_ids: [one.id, two.id, three.id],
        is_read: false,
      })
    ).body,
  ).toMatchObject({ updated_count: 3, unread_count: 3 });
  expect(
    (
      await joy.post("/api/notifications/mark_read/", {
        notification_ids: [one.id, two.id],
        is_read: true,
      })
    ).body,
  ).toEqual({
    message: "Successfully marked 2 notifications as read",
    count: 2,
    updated_count: 2,
    unread_count: 1,
  });
  for (const body of [{}, { notification_ids: [] }, { notification_ids: ["x"] }])
    expect((await joy.post("/api/notifications/mark_read/", body)).status).toBe(400);
  expect((await badge()).count).toBe(1);
  expect(
    (await joy.get("/api/notifications/unread/")).body.results.map((row: Json) => row.id),
  ).toEqual([three.id]);
  expect(
    (await joy.post("/api/notifications/mark_all_read/?notification_type=review")).body.count,
  ).toBe(0);
  expect((await joy.post("/api/notifications/mark_all_as_read/")).body).toEqual({
    message: "1 notification(s) marked as read",
    count: 1,
    updated_count: 1,
    unread_count: 0,
  });
});

test("S4.58 P11: sync tells what changed, in order, deletions too; a number from nowhere resets", async ({
  as,
}) => {
  const joy = await as("driver2@parkmate.test");
  const { seq } = (await joy.get("/api/notifications/unread_count/")).body;
  const [one, two] = await joy.notifications();
  await joy.post(`/api/notifications/${one.id}/mark_as_unread/`);
  expect((await joy.send("DELETE", `/api/notifications/${two.id}/`)).status).toBe(204);
  expect((await joy.get(`/api/notifications/${two.id}/`)).status).toBe(404);
  const { body } = await joy.get(`/api/notifications/sync/?since_seq=${seq}`);
  expect(body).toMatchObject({ seq: seq + 2, reset: false, deleted_ids: [two.id] });
  expect(body.upserts.map((row: Json) => row.id)).toEqual([one.id]);
  expect((await joy.get(`/api/notifications/sync/?since_seq=${seq + 999}`)).body.reset).toBe(true);
  expect((await joy.get("/api/notifications/sync/?since_seq=-1")).status).toBe(400);
});

test("the OpenAPI document is valid and names every path of this issue's api.md", async ({
  as,
  server,
}) => {
  const driver = await as("driver@parkmate.test");
  const { body } = await driver.get("/api/schema/");
  const checked = await new Validator().validate(structuredClone(body));
  expect(checked.errors ?? []).toEqual([]);
  expect(checked.valid).toBe(true);
  const paths = Object.keys(body.paths);
  for (const path of [
    "register",
    "token",
    "token/refresh",
    "user/profile",
    "user/ws-token",
    "lots",
    "lots/{id}",
    "lots/{id}/slots",
    "vehicles",
    "bookings/quote",
    "bookings/hold",
    "bookings",
    "bookings/{id}",
    "bookings/{id}/cancel",
    "bookings/{id}/renew",
    "bookings/{id}/approve",
    "bookings/{id}/decline",
    "payments",
    "owner/payments/{id}/verify",
    "admin/payments/{id}/verify",
    "owner/payments/{id}/decline",
    "notifications",
    "notifications/unread",
    "notifications/unread_count",
    "notifications/{id}",
    "notifications/{id}/mark_as_read",
    "notifications/{id}/mark_as_unread",
    "notifications/mark_all_as_read",
    "notifications/mark_read",
    "notifications/sync",
    "health",
    "schema",
    "docs",
  ])
    expect(paths).toContain(`/api/${path}/`);
  const docs = await fetch(`${server.url}/api/docs/`);
  expect(docs.headers.get("content-type")).toContain("text/html");
  expect(await docs.text()).not.toMatch(/https?:\/\//);
});
