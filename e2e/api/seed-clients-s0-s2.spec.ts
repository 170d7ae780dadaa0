import { bookInLotA } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { SeedPage, socketAddress, socketBase } from "../fixtures/seed-page";
import { expect, test } from "../fixtures/test";
import { SOCKET_PATH } from "../fixtures/test-socket";

// N16: the sample clients of the first three documents, unchanged, in a real browser.

const MINUTE_MS = 60_000;
const newBooking = "New booking received for Lot #1";

/** Books one that ends in two minutes and one that starts in 31, so that both events come soon. */
async function prepare(driver: Client, advance: (seconds: number) => Promise<void>) {
  const ending = await bookInLotA(driver, "A-12");
  await advance(28 * 60);
  const start_time = new Date((await driver.now()) + 31 * MINUTE_MS).toISOString();
  return { ending, coming: await bookInLotA(driver, "A-14", { start_time }) };
}

test("N16 S0: the connection of the guide hands every kind of event to its handler", async ({
  as,
  advance,
  server,
  browser,
}) => {
  const driver = await as("driver");
  const { ending, coming } = await prepare(driver, advance);
  const page = await SeedPage.open(browser, server.url, {
    "ws://yourdomain.com/ws/notifications/": await socketAddress(driver, "s0"),
  });
  const handlers = ["New", "Expired", "Cancelled", "Upcoming"];
  await page.provide(...handlers.map((name) => `handle${name}Reservation`));
  await page.run("s0/connection.js");
  await page.waitForLog("WebSocket connected");
  await advance(121);
  const fresh = await bookInLotA(driver, "A-12");
  await driver.cancel(fresh.id);
  const expected: [handler: string, type: string, booking: Json, message: RegExp][] = [
    ["Expired", "reservation_expired", ending, /^Your booking for Slot #A-12 expired$/],
    [
      "Upcoming",
      "upcoming_reservation",
      coming,
      /^Your booking at Parking Lot A starts in 30 minutes$/,
    ],
    ["New", "new_reservation", fresh, /^Booking confirmed: Parking Lot A, Slot A-12/],
    [
      "Cancelled",
      "reservation_cancelled",
      fresh,
      /^Your reservation at Parking Lot A was cancelled$/,
    ],
  ];
  for (const [handler, type, booking, message] of expected)
    await test.step(type, async () => {
      const [received] = await page.called(`handle${handler}Reservation`);
      expect(received).toEqual({
        type,
        message: expect.stringMatching(message),
        data: expect.any(Object),
      });
      expect(received.data).toMatchObject({
        reservation_id: booking.id,
        parking_lot: "Parking Lot A",
        start_time: booking.start_time,
        end_time: booking.end_time,
      });
      const { notification_id, created_at } = received.data;
      const stored = await driver.get(`/api/notifications/${notification_id}/`);
      expect(stored).toMatchObject({ status: 200, body: { event_type: type, created_at } });
    });
  await driver.cancel(coming.id);
  await page.close();
});

test("N16 S0: the NotificationManager processes each notification once, and nothing else", async ({
  as,
  server,
  browser,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const page = await SeedPage.open(browser, server.url, {
    "ws://yourdomain.com/ws/notifications/": await socketAddress(owner, "s0"),
  });
  const methods = ["updateNotificationBadge", "showNotificationToast", "updateNotificationList"];
  await page.provide(...methods);
  await page.run("s0/notification-manager.js");
  await page.page.evaluate(`
    Object.assign(NotificationManager.prototype, { ${methods.join(", ")} });
    window.manager = new NotificationManager();
    manager.connect();
  `);
  await page.waitForLog("Connected to notification service");
  const booking = await bookInLotA(driver, "A-14");
  const shown = await page.called("showNotificationToast");
  expect(shown).toEqual([
    {
      type: "new_reservation",
      message: newBooking,
      data: expect.objectContaining({
        reservation_id: booking.id,
        notification_id: expect.any(String),
      }),
    },
  ]);
  await page.waitForRooms();
  expect(await page.called("updateNotificationList")).toEqual(shown);
  await page.called("updateNotificationBadge");
  await driver.cancel(booking.id);
  await page.called("showNotificationToast", 2);
  await page.close();
});

test("N16 S1: a socket at the person's own address calls the function of the level", async ({
  as,
  server,
  browser,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const page = await SeedPage.open(browser, server.url, {
    "ws://127.0.0.1:8000": socketBase(owner),
    "${userId}/": `\${userId}/?dialect=s1&token=${await owner.wsToken()}`,
  });
  const levels = ["success", "error", "warning", "info", "confirm"];
  await page.provide(...levels);
  await page.page.evaluate(
    `window.userId = "${owner.user.id}"; window.notify = { ${levels.join(", ")} };`,
  );
  await page.run("s1/notifications.js");
  await page.waitForOpenSocket();
  const booking = await bookInLotA(driver, "A-14");
  expect(await page.called("info")).toEqual([newBooking]);
  await driver.cancel(booking.id);
  expect(await page.called("warning")).toEqual([expect.stringContaining("was cancelled")]);
  await page.close();
});

test("N16 S2: the React hook connects and its NotificationCenter shows the entries", async ({
  as,
  server,
  browser,
}) => {
  const [driver, owner] = [await as("driver"), await as("owner")];
  const page = await SeedPage.open(browser, server.url, {
    "ws://localhost:8000/ws/notifications/": `${socketBase(owner)}${SOCKET_PATH}?dialect=s2`,
  });
  await page.page.evaluate(`window.loginToken = "${owner.access}"`);
  await page.runBundled("s2/main.tsx");
  await expect(page.page.locator(".connection-status")).toHaveText("Status: Connected");
  await page.waitForRooms();
  const booking = await bookInLotA(driver, "A-14");
  const entries = page.page.locator(".notifications > div");
  await expect(entries).toHaveCount(1);
  await expect(entries.first()).toHaveClass("notification notification");
  await expect(entries.first().locator("h4")).toHaveText(newBooking);
  expect(JSON.parse((await entries.first().locator("pre").textContent())!)).toMatchObject({
    reservation_id: booking.id,
    parking_lot: "Parking Lot A",
  });
  await driver.cancel(booking.id);
  await expect(entries).toHaveCount(2);
  await expect(entries.last().locator("h4")).toContainText("was cancelled");
  await page.close();
});
