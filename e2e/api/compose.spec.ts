import type { Client, Json } from "../fixtures/client";
import { expect, test } from "../fixtures/test";

const n = "/api/notifications/";
const words = { title: "Gate B", message: "Gate B is closed today." };

test("S3.21 S3.61 S3.67 C21: one, several, a role, a lot; and who may not", async ({ as }) => {
  const [admin, owner, driver, joy, staff] = (await Promise.all(
    ["admin", "owner", "driver", "driver2", "staff"].map((name) => as(`${name}@parkmate.test`)),
  )) as [Client, Client, Client, Client, Client];
  const one = await admin.post(n, {
    ...words,
    recipient: joy.user.id,
    data: { gate: "B" },
    related_object_type: "lot",
    related_object_id: (await admin.lot("Parking Lot A")).id,
  });
  expect(one.status).toBe(201);
  expect(one.body).toMatchObject({
    ...words,
    event_type: "custom",
    recipient: joy.user.id,
    recipient_name: "Joy Reyes",
    data: { gate: "B" },
    level: "info",
    priority: "MEDIUM",
    action_url: expect.stringMatching(/^\/lots\//),
  });
  expect((await joy.get(`${n}${one.body.id}/`)).body.id).toBe(one.body.id);
  const two = await admin.post(n, { ...words, recipients: [joy.user.id, driver.user.id] });
  expect(two.body).toMatchObject({ created_count: 2, batch_id: expect.any(String) });
  const everybody = await admin.post(n, {
    ...words,
    role: "driver",
    event_type: "system_announcement",
  });
  expect(everybody.body.created_count).toBeGreaterThanOrEqual(2);
  await expect
    .poll(async () => (await driver.notifications("&event_type=system_announcement")).length)
    .toBeGreaterThan(0);
  expect(await owner.notifications("&event_type=system_announcement")).toHaveLength(0);
  for (const body of [
    {},
    { ...words },
    { ...words, recipient: "01920000-0000-7000-8000-00000000ffff" },
    { ...words, recipient: joy.user.id, event_type: "payment_verified" },
    { ...words, recipient: joy.user.id, notification_type: "gossip" },
  ]) {
    expect((await admin.post(n, body)).status, JSON.stringify(body)).toBe(400);
  }
  expect((await driver.post(n, { ...words, recipient: joy.user.id })).status, "H84").toBe(403);
  expect((await owner.post(n, { ...words, role: "driver" })).status).toBe(403);
  expect((await owner.post(n, { ...words, recipient: admin.user.id })).status).toBe(400);
  expect((await staff.post(n, { ...words, recipient: admin.user.id })).status).toBe(400);
});

test("C21: an owner writes to the drivers who park with him, and to nobody else's", async ({
  as,
}) => {
  const [owner, owner2, driver] = [
    await as("owner@parkmate.test"),
    await as("owner2@parkmate.test"),
    await as("driver@parkmate.test"),
  ];
  const lot = await owner.lot("Parking Lot A");
  const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  const told = await owner.post(n, { ...words, lot: lot.id });
  expect(told.status).toBe(201);
  expect(
    (await driver.notifications("&event_type=custom")).some(
      (row) => row.data.from === `${owner.user.first_name} ${owner.user.last_name}`,
    ),
  ).toBe(true);
  expect((await owner.post(n, { ...words, recipient: driver.user.id })).status).toBe(201);
  expect((await owner2.post(n, { ...words, lot: lot.id })).status).toBe(400);
  expect((await owner2.post(n, { ...words, recipient: driver.user.id })).status).toBe(400);
  await driver.post(`/api/bookings/${booking.id}/cancel/`);
});

test("S3.81 J5.7: for later: promised, pending, sent at its time; or cancelled and never sent", async ({
  as,
  advance,
}) => {
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  const now = await admin.now();
  const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  const promised = await admin.post(n, {
    ...words,
    recipient: joy.user.id,
    scheduled_for: inMinutes(10),
  });
  expect(promised.body).toMatchObject({
    status: "pending",
    scheduled_for: expect.any(String),
    sent_at: null,
  });
  const dropped = await admin.post(n, {
    ...words,
    title: "Never",
    role: "driver",
    scheduled_for: inMinutes(10),
  });
  expect(dropped.body).toMatchObject({
    batch_id: expect.any(String),
    created_count: expect.any(Number),
  });
  expect((await joy.get(`${n}${promised.body.id}/`)).status).toBe(404);
  const waiting = (await admin.get("/api/admin/announcements/")).body.results;
  expect(waiting.find((row: Json) => row.id === dropped.body.batch_id)).toMatchObject({
    status: "scheduled",
    title: "Never",
    audience: "All drivers",
  });
  expect(
    (await admin.send("DELETE", `/api/admin/announcements/${dropped.body.batch_id}/`)).status,
  ).toBe(204);
  expect(
    (await admin.send("DELETE", `/api/admin/announcements/${dropped.body.batch_id}/`)).status,
  ).toBe(409);
  expect((await joy.get("/api/admin/announcements/")).status).toBe(403);
  const socket = await joy.connect();
  await advance(601);
  expect(
    (await socket.wait("new_notification", (frame) => frame.notification.id === promised.body.id))
      .notification.title,
  ).toBe(words.title);
  expect((await joy.notifications()).some((row) => row.title === "Never")).toBe(false);
  socket.close();
  await advance(-601);
  for (const scheduled_for of ["2020-01-01T00:00:00Z", "2090-01-01T00:00:00Z", "soon"])
    expect((await admin.post(n, { ...words, recipient: joy.user.id, scheduled_for })).status).toBe(
      400,
    );
});

test("H81 H82 S20 S21 S27: hostile words and links are refused beside their field", async ({
  as,
}) => {
  const [admin, joy] = [await as("admin@parkmate.test"), await as("driver2@parkmate.test")];
  const send = (change: object) => admin.post(n, { ...words, recipient: joy.user.id, ...change });
  for (const link of [
    "https://evil",
    "javascript:alert(1)",
    "//evil",
    "data:text/html,x",
    "/\\evil",
  ]) {
    expect((await send({ link })).status, link).toBe(400);
    expect((await send({ data: { link } })).body.errors, link).toHaveProperty("data");
    expect((await send({ data: { action_url: link } })).status).toBe(400);
  }
  for (const message of [
    "x".repeat(2001),
    "pay \u202Enow",
    "\u200B\u200D\uFEFF",
    "   ",
    "a\u0000b",
  ])
    expect((await send({ message })).status, JSON.stringify(message.slice(0, 10))).toBe(400);
  for (const title of ["x".repeat(61), "", "\u200B"])
    expect((await send({ title })).status).toBe(400);
  expect((await send({ data: { big: "x".repeat(5000) } })).status).toBe(400);
  expect((await send({ data: { link: "/lots" } })).status).toBe(201);
  const script = await send({
    title: "<script>alert(1)</script>",
    message: "'; drop table notifications; --",
  });
  expect(script.body).toMatchObject({
    title: "<script>alert(1)</script>",
    message: "'; drop table notifications; --",
  });
});

test("C21: nobody speaks in Parkmate's name but Parkmate; the words of a notification are its author's", async ({
  as,
}) => {
  const [admin, admin2, owner, driver] = [
    await as("admin@parkmate.test"),
    await as("admin2@parkmate.test"),
    await as("owner@parkmate.test"),
    await as("driver@parkmate.test"),
  ];
  const { body: booking } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  for (const notification_type of ["system", "payment"])
    expect(
      (await owner.post(n, { ...words, recipient: driver.user.id, notification_type })).body.errors,
    ).toHaveProperty("notification_type");
  const own = await owner.post(n, {
    ...words,
    recipient: driver.user.id,
    data: { notification_id: "forged", created_at: "never" },
  });
  expect(own.body).toMatchObject({
    notification_type: "message",
    data: { notification_id: own.body.id, created_at: own.body.created_at },
  });
  expect((await admin.send("PATCH", `${n}${own.body.id}/`, { priority: "LOW" })).status).toBe(404);
  expect((await owner.send("PATCH", `${n}${own.body.id}/`, { title: "Gate C" })).body.title).toBe(
    "Gate C",
  );
  const system = await admin.post(n, {
    ...words,
    recipient: driver.user.id,
    event_type: "system_announcement",
  });
  expect(
    (await admin2.send("PATCH", `${n}${system.body.id}/`, { title: "Gate D" })).body.title,
  ).toBe("Gate D");
  const staffAtLot = await admin.post(n, {
    ...words,
    role: "staff",
    lot: (await admin.lot("Parking Lot A")).id,
  });
  expect(staffAtLot.body.created_count).toBe(1);
  await driver.post(`/api/bookings/${booking.id}/cancel/`);
});
