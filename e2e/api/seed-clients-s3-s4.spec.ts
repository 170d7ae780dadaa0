import { bookInLotA } from "../fixtures/account";
import type { Json } from "../fixtures/json";
import { unreadCounts } from "../fixtures/notifications";
import { textOf } from "../fixtures/plain-socket";
import { SeedPage, socketBase } from "../fixtures/seed-page";
import { expect, test } from "../fixtures/test";
import { SOCKET_PATH } from "../fixtures/test-socket";

// N16: the sample clients of the last two documents, unchanged, in a real browser.

const sampleSocket = "ws://localhost:8000/ws/notifications/";
const newBooking = "New booking received for Lot #1";

test("N16 S3: new notifications are shown, the badge follows, and marking as read works", async ({
  as,
  server,
  browser,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const page = await SeedPage.open(browser, server.url, {
    [sampleSocket]: `${socketBase(owner)}${SOCKET_PATH}?token=${await owner.wsToken()}`,
  });
  await page.provide("showNotification", "updateBadge");
  await page.run("s3/listen.js");
  await page.waitForOpenSocket();
  const booking = await bookInLotA(driver, "A-14");
  const [notification] = await page.called("showNotification");
  expect(notification).toMatchObject({
    title: "New booking",
    message: newBooking,
    notification_type: "booking",
    is_read: false,
    data: { reservation_id: booking.id },
  });
  const lastBadge = async (): Promise<number> => (await page.calls("updateBadge")).at(-1)?.[0];
  await expect.poll(lastBadge).toBe((await unreadCounts(owner)).count);
  const before = await lastBadge();
  await page.page.evaluate(`window.notificationId = "${notification.id}"`);
  await page.run("s3/mark-read.js");
  await expect.poll(lastBadge).toBe(before - 1);
  expect((await owner.get(`/api/notifications/${notification.id}/`)).body.is_read).toBe(true);
  await driver.cancel(booking.id);
  await page.close();
});

test("N16 S4: the NotificationService connects, shows what comes, and sends its heartbeat", async ({
  as,
  server,
  browser,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const page = await SeedPage.open(browser, server.url, {
    "http://localhost:8000/api": `${server.url}/api`,
    [sampleSocket]: `${socketBase(owner)}${SOCKET_PATH}?dialect=s4`,
    "your-jwt-token": await owner.wsToken(),
  });
  const frames: Json[] = [];
  page.page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      frames.push(JSON.parse(typeof payload === "string" ? payload : textOf(payload)));
    }),
  );
  await page.page.clock.install();
  await page.provide("updateNotificationBadge", "showToast", "shown");
  await page.page.evaluate(`
    window.Notification = class {
      static permission = "granted";
      constructor(title, options) { shown({ title, options }); }
    };
  `);
  await page.run("s4/notification-service.js");
  await page.run("s4/usage.js");
  await page.waitForLog(`User ID: ${owner.user.id}`);
  const booking = await bookInLotA(driver, "A-14");
  expect(await page.called("showToast")).toEqual([newBooking]);
  await page.called("updateNotificationBadge");
  expect((await page.called("shown"))[0]).toMatchObject({ title: newBooking });
  expect(frames.find((frame) => frame.notification_type)).toMatchObject({
    notification_type: "new_reservation",
    message: newBooking,
    ticket: null,
    timestamp: expect.any(String),
  });
  await page.page.clock.fastForward(31_000);
  await expect
    .poll(() => frames.find((frame) => frame.type === "pong"))
    .toMatchObject({ type: "pong", timestamp: expect.any(Number) });
  await driver.cancel(booking.id);
  await page.called("showToast", 2);
  await page.close();
});

test("N16 S4 C6: the NotificationService lists, counts and marks over HTTP", async ({
  as,
  server,
  browser,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const booking = await bookInLotA(driver, "A-14");
  const page = await SeedPage.open(browser, server.url, {});
  await page.provide("updateNotificationBadge", "showToast");
  await page.run("s4/notification-service.js");
  await page.page.evaluate(
    `window.rest = new NotificationService("${server.url}/api", "", "${owner.access}")`,
  );
  const call = (code: string) => page.page.evaluate<Json>(`rest.${code}`);
  const list = await call(`getNotifications({ is_read: "false" })`);
  // Not always the first: a test that moved the clock ahead and back leaves later ones.
  expect(list.results).toContainEqual(
    expect.objectContaining({
      message: newBooking,
      is_read: false,
      recipient_name: expect.any(String),
      notification_type_display: "Booking",
    }),
  );
  expect(await call("getUnreadCount()")).toMatchObject({
    count: list.count,
    by_type: expect.any(Object),
  });
  expect(await call(`markAsRead("${list.results[0].id}")`)).toMatchObject({
    message: "Notification marked as read",
    notification: { is_read: true, read_at: expect.any(String) },
  });
  expect(await call("markAllAsRead()")).toMatchObject({
    message: `${list.count - 1} notification(s) marked as read`,
    count: list.count - 1,
  });
  await driver.cancel(booking.id);
  await page.close();
});

test("N16 S4: the connection flow of the guide passes on every frame", async ({
  as,
  server,
  browser,
}) => {
  const owner = await as("owner");
  const page = await SeedPage.open(browser, server.url, {
    [sampleSocket]: `${socketBase(owner)}${SOCKET_PATH}?dialect=s4`,
  });
  await page.provide("handleNotification");
  await page.page.evaluate(`window.accessToken = "${await owner.wsToken()}"`);
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
