import type { Client, Json } from "../fixtures/client";
import { SeedPage } from "../fixtures/seed-page";
import { expect, test } from "../fixtures/test";

/** N16: the sample clients of the five documents, as they stand there, in a real browser. */
const path = "/ws/notifications/";
const wsBase = (person: Client) => person.base.replace("http", "ws");
const wsToken = async (person: Client): Promise<string> =>
  (await person.get("/api/user/ws-token/")).body.ws_token;
const addressOf = async (person: Client, dialect: string) =>
  `${wsBase(person)}${path}?dialect=${dialect}&token=${await wsToken(person)}`;

async function book(driver: Client, code = "A-14", start_time?: string): Promise<Json> {
  const { status, body } = await driver.book(
    (await driver.slot("Parking Lot A", code)).id,
    start_time ? { start_time } : {},
  );
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
const cancel = (driver: Client, booking: Json) =>
  driver.post(`/api/bookings/${booking.id}/cancel/`);

test("S0: the connection of the guide: every kind of event reaches its handler", async ({
  as,
  advance,
  server,
  browser,
}) => {
  const driver = await as("driver@parkmate.test");
  const ending = await book(driver, "A-12");
  await advance(28 * 60);
  const now = await driver.now();
  const coming = await book(driver, "A-14", new Date(now + 31 * 60_000).toISOString());
  const page = await SeedPage.open(browser, server.url, {
    "ws://yourdomain.com/ws/notifications/": await addressOf(driver, "s0"),
  });
  await page.provide(
    "handleNewReservation",
    "handleExpiredReservation",
    "handleCancelledReservation",
    "handleUpcomingReservation",
  );
  await page.run("s0/connection.js");
  await page.waitForLog("WebSocket connected");
  await advance(121);
  const fresh = await book(driver, "A-12");
  await cancel(driver, fresh);
  const expected: [handler: string, type: string, booking: Json, message: string | RegExp][] = [
    [
      "handleExpiredReservation",
      "reservation_expired",
      ending,
      "Your booking for Slot #A-12 expired",
    ],
    [
      "handleUpcomingReservation",
      "upcoming_reservation",
      coming,
      "Your booking at Parking Lot A starts in 30 minutes",
    ],
    [
      "handleNewReservation",
      "new_reservation",
      fresh,
      /^Booking confirmed: Parking Lot A, Slot A-12/,
    ],
    [
      "handleCancelledReservation",
      "reservation_cancelled",
      fresh,
      "Your reservation at Parking Lot A was cancelled",
    ],
  ];
  for (const [handler, type, booking, message] of expected) {
    const [data] = await page.called(handler);
    expect(data).toEqual({
      type,
      message: typeof message === "string" ? message : expect.stringMatching(message),
      data: expect.any(Object),
    });
    expect(data.data).toMatchObject({
      reservation_id: booking.id,
      parking_lot: "Parking Lot A",
      start_time: booking.start_time,
      end_time: booking.end_time,
    });
    const stored = await driver.get(`/api/notifications/${data.data.notification_id}/`);
    expect(stored).toMatchObject({
      status: 200,
      body: { event_type: type, created_at: data.data.created_at },
    });
  }
  await cancel(driver, coming);
  await page.close();
});

test("S0: its NotificationManager processes each notification, and nothing else", async ({
  as,
  server,
  browser,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const page = await SeedPage.open(browser, server.url, {
    "ws://yourdomain.com/ws/notifications/": await addressOf(owner, "s0"),
  });
  await page.provide("updateNotificationBadge", "showNotificationToast", "updateNotificationList");
  await page.run("s0/notification-manager.js");
  await page.page.evaluate(`
    Object.assign(NotificationManager.prototype, { updateNotificationBadge, showNotificationToast, updateNotificationList });
    window.manager = new NotificationManager();
    manager.connect();
  `);
  await page.waitForLog("Connected to notification service");
  const booking = await book(driver);
  const shown = await page.called("showNotificationToast");
  expect(shown).toEqual([
    {
      type: "new_reservation",
      message: "New booking received for Lot #1",
      data: expect.objectContaining({
        reservation_id: booking.id,
        notification_id: expect.any(String),
      }),
    },
  ]);
  await page.page.waitForTimeout(300);
  expect(await page.called("updateNotificationList")).toEqual(shown);
  await page.called("updateNotificationBadge");
  await cancel(driver, booking);
  await page.called("showNotificationToast", 2);
  await page.close();
});

test("S1: a socket on the user's own address calls notify by the level", async ({
  as,
  server,
  browser,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const page = await SeedPage.open(browser, server.url, {
    "ws://127.0.0.1:8000": wsBase(owner),
    "${userId}/": `\${userId}/?dialect=s1&token=${await wsToken(owner)}`,
  });
  await page.provide("success", "error", "warning", "info", "confirm");
  await page.page.evaluate(
    `window.userId = "${owner.user.id}"; window.notify = { success, error, warning, info, confirm };`,
  );
  await page.run("s1/notifications.js");
  await page.page.waitForFunction("ws.readyState === 1");
  await page.page.waitForTimeout(300);
  const booking = await book(driver);
  expect(await page.called("info")).toEqual(["New booking received for Lot #1"]);
  await cancel(driver, booking);
  expect(await page.called("warning")).toEqual([expect.stringContaining("was cancelled")]);
  await page.close();
});

test("S2: its React hook connects, subscribes and appends; its NotificationCenter shows the entries", async ({
  as,
  server,
  browser,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const page = await SeedPage.open(browser, server.url, {
    "ws://localhost:8000/ws/notifications/": `${wsBase(owner)}${path}?dialect=s2`,
  });
  await page.page.evaluate(`window.loginToken = "${owner.access}"`);
  await page.runBundled("s2/main.tsx");
  await expect(page.page.locator(".connection-status")).toHaveText("Status: Connected");
  await page.page.waitForTimeout(300);
  const booking = await book(driver);
  const entries = page.page.locator(".notifications > div");
  await expect(entries).toHaveCount(1);
  await expect(entries.first()).toHaveClass("notification notification");
  await expect(entries.first().locator("h4")).toHaveText("New booking received for Lot #1");
  expect(JSON.parse((await entries.first().locator("pre").textContent())!)).toMatchObject({
    reservation_id: booking.id,
    parking_lot: "Parking Lot A",
  });
  await cancel(driver, booking);
  await expect(entries).toHaveCount(2);
  await expect(entries.last().locator("h4")).toContainText("was cancelled");
  await page.close();
});

test("S3: new notifications are shown, the badge follows, marking as read works", async ({
  as,
  server,
  browser,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const page = await SeedPage.open(browser, server.url, {
    "ws://localhost:8000/ws/notifications/": `${wsBase(owner)}${path}?token=${await wsToken(owner)}`,
  });
  await page.provide("showNotification", "updateBadge");
  await page.run("s3/listen.js");
  await page.page.waitForFunction("ws.readyState === 1");
  await page.page.waitForTimeout(300);
  const booking = await book(driver);
  const [notification] = await page.called("showNotification");
  expect(notification).toMatchObject({
    title: "New booking",
    message: "New booking received for Lot #1",
    notification_type: "booking",
    is_read: false,
    data: { reservation_id: booking.id },
  });
  const lastCount = async () => (await page.calls("updateBadge")).at(-1)?.[0];
  const unread = async () => (await owner.get("/api/notifications/unread_count/")).body.count;
  await expect.poll(lastCount).toBe(await unread());
  const before = await lastCount();
  await page.page.evaluate(`window.notificationId = "${notification.id}"`);
  await page.run("s3/mark-read.js");
  await expect.poll(lastCount).toBe(before - 1);
  expect((await owner.get(`/api/notifications/${notification.id}/`)).body.is_read).toBe(true);
  await cancel(driver, booking);
  await page.close();
});

test("S4: its NotificationService connects, listens, shows, beats, and reads and marks over REST", async ({
  as,
  server,
  browser,
}) => {
  const [driver, owner] = [await as("driver@parkmate.test"), await as("owner@parkmate.test")];
  const page = await SeedPage.open(browser, server.url, {
    "http://localhost:8000/api": `${server.url}/api`,
    "ws://localhost:8000/ws/notifications/": `${wsBase(owner)}${path}?dialect=s4`,
    "your-jwt-token": await wsToken(owner),
  });
  const heard: Json[] = [];
  page.page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => heard.push(JSON.parse(payload.toString()))),
  );
  await page.page.clock.install();
  await page.provide("updateNotificationBadge", "showToast", "shown");
  await page.page.evaluate(
    `window.Notification = class { static permission = "granted"; constructor(title, options) { shown({ title, options }); } };`,
  );
  await page.run("s4/notification-service.js");
  await page.run("s4/usage.js");
  await page.waitForLog(`User ID: ${owner.user.id}`);
  const booking = await book(driver);
  const message = "New booking received for Lot #1";
  expect(await page.called("showToast")).toEqual([message]);
  await page.called("updateNotificationBadge");
  expect((await page.called("shown"))[0]).toMatchObject({ title: message });
  expect(heard.find((frame) => frame.notification_type)).toMatchObject({
    notification_type: "new_reservation",
    message,
    ticket: null,
    timestamp: expect.any(String),
  });
  await page.page.clock.fastForward(31_000);
  await expect
    .poll(() => heard.find((frame) => frame.type === "pong"))
    .toMatchObject({ type: "pong", timestamp: expect.any(Number) });

  // The REST calls take the login token; the address of a socket never does (C6).
  await page.page.evaluate(
    `window.rest = new NotificationService("${server.url}/api", "", "${owner.access}")`,
  );
  const list = await page.page.evaluate<Json>(`rest.getNotifications({ is_read: "false" })`);
  expect(list.results[0]).toMatchObject({
    message,
    is_read: false,
    recipient_name: expect.any(String),
    notification_type_display: "Booking",
  });
  expect(await page.page.evaluate<Json>(`rest.getUnreadCount()`)).toMatchObject({
    count: list.count,
    by_type: expect.any(Object),
  });
  expect(await page.page.evaluate<Json>(`rest.markAsRead("${list.results[0].id}")`)).toMatchObject({
    message: "Notification marked as read",
    notification: { is_read: true, read_at: expect.any(String) },
  });
  expect(await page.page.evaluate<Json>(`rest.markAllAsRead()`)).toMatchObject({
    message: `${list.count - 1} notification(s) marked as read`,
    count: list.count - 1,
  });
  await cancel(driver, booking);
  await page.called("showToast", 2);
  await page.close();
});

test("S4: the connection flow of its guide hands every frame on", async ({
  as,
  server,
  browser,
}) => {
  const owner = await as("owner@parkmate.test");
  const page = await SeedPage.open(browser, server.url, {
    "ws://localhost:8000/ws/notifications/": `${wsBase(owner)}${path}?dialect=s4`,
  });
  await page.provide("handleNotification");
  await page.page.evaluate(`window.accessToken = "${await wsToken(owner)}"`);
  await page.run("s4/connection-flow.js");
  await page.waitForLog("Connected to notification system");
  expect(await page.called("handleNotification")).toEqual([
    expect.objectContaining({
      type: "connection_established",
      user_id: owner.user.id,
      message: expect.stringMatching(/^Connected successfully as /),
    }),
  ]);
  await page.close();
});
