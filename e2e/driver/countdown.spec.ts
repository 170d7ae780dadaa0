import type { Page } from "@playwright/test";
import type { Client } from "../fixtures/client";
import {
  expectBadge,
  expectClock,
  expectFullClock,
  hearToasts,
  isLive,
  startAfresh,
  toastOf,
} from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const DRIVER = "driver@parkmate.test",
  JOY = "driver2@parkmate.test";
const SOON = "Your booking will expire in 5 minutes!",
  OVER = "Your booking has expired. Slot released.";

const leftOf = async (person: Client, id: string): Promise<number> =>
  (await person.get(`/api/bookings/${id}/`)).body.seconds_remaining;
const onScreen = async (tabs: Page[], text: string) =>
  (
    await Promise.all(tabs.map((tab) => tab.getByTestId("toast").filter({ hasText: text }).count()))
  ).reduce((sum, count) => sum + count, 0);

async function bookHalfAnHour(driver: Client, code: string) {
  const { status, body } = await driver.book((await driver.slot("Parking Lot A", code)).id, {
    plate: "KL-08-AZ-1234",
  });
  expect(status).toBe(201);
  return body;
}

test.beforeEach(async ({ as }) => startAfresh(await as(DRIVER)));

test("J1.6 J1.7 J1.9 J1.10: two tabs warn once, tell the end once, and renew", async ({
  as,
  browserAs,
  advance,
}) => {
  test.setTimeout(120_000);
  const driver = await as(DRIVER);
  const booking = await bookHalfAnHour(driver, "A-12");
  const rival = await browserAs(JOY, `/lots/${booking.lot.id}`);
  const page = await browserAs(DRIVER, `/bookings/${booking.id}`);
  const heard = await hearToasts(page.context());
  const other = await page.context().newPage();
  await other.goto("/");
  const tabs = [page, other];
  for (const tab of [...tabs, rival]) await isLive(tab);
  await expect(page).toHaveTitle(/^(30:00|29:\d\d) · Parking Lot A$/);
  const times = (text: string) => heard.filter((toast) => toast.text === text);

  await advance((await leftOf(driver, booking.id)) - 306);
  for (const tab of tabs) await expect(tab.getByTestId("countdown")).toHaveText(/^5:0[1-6]$/);
  expect(times(SOON)).toEqual([]);
  await advance((await leftOf(driver, booking.id)) - 299);
  await expect.poll(() => onScreen(tabs, SOON)).toBe(1);
  const since = Date.now();
  for (const tab of tabs) await expectBadge(tab, driver);
  await expect.poll(() => onScreen(tabs, SOON), { timeout: 6000 }).toBe(0);
  expect(Date.now() - since).toBeGreaterThan(2500);
  await page.reload();
  await isLive(page);
  await expectClock(page.getByTestId("countdown"), () => leftOf(driver, booking.id));
  await expectBadge(page, driver);
  expect(times(SOON)).toEqual([{ level: "warning", text: SOON }]);

  await expect(rival.getByTestId("slot-A-12")).toHaveAttribute("data-state", "occupied");
  await advance((await leftOf(driver, booking.id)) + 1);
  await expect(rival.getByTestId("slot-A-12")).toHaveAttribute("data-state", "available", {
    timeout: 2000,
  });
  await expect.poll(() => times(OVER)).toEqual([{ level: "info", text: OVER }]);
  await expect(page.getByTestId("countdown")).toHaveText("Ended");
  for (const tab of tabs) await expectBadge(tab, driver);
  await other.getByTestId("bell").click();
  await expect(
    other
      .getByTestId("panel-item")
      .filter({ hasText: "Your booking for Slot #A-12 expired" })
      .first(),
  ).toBeVisible();
  expect(
    await driver.notifications(`&booking=${booking.id}&event_type=reservation_expired`),
  ).toHaveLength(1);
  await expect(
    other.getByTestId("panel-item").filter({ hasText: "Your booking for Slot #A-12 expired" }),
  ).toHaveCount(1);

  await page.getByRole("button", { name: "Renew booking" }).click();
  await page.getByRole("button", { name: "Renew for 30 min" }).click();
  await expect
    .poll(() => times("Booking renewed successfully!"))
    .toEqual([{ level: "success", text: "Booking renewed successfully!" }]);
  await page.waitForURL(
    (address) =>
      address.pathname.startsWith("/bookings/") && !address.pathname.endsWith(booking.id),
  );
  const { body: renewed } = await driver.get(
    `/api/bookings/${new URL(page.url()).pathname.split("/").at(-1)}/`,
  );
  expect(renewed).toMatchObject({ status: "active", renewed_from: booking.id });
  await expectFullClock(page, driver, renewed.id);
  expect(renewed.number).not.toBe(booking.number);
  await expect(page.getByRole("heading", { name: `Booking #${renewed.number}` })).toBeAttached();
  expect(times(SOON)).toHaveLength(1);
  expect(times(OVER)).toHaveLength(1);
  expect(heard.map(({ text }) => text)).not.toContain("Your booking for Slot #A-12 expired");
  await driver.post(`/api/bookings/${renewed.id}/cancel/`);
});

test("J1.10: renewing fails when another driver was faster, and names what is free", async ({
  as,
  browserAs,
  advance,
}) => {
  const [driver, joy] = [await as(DRIVER), await as(JOY)];
  const booking = await bookHalfAnHour(driver, "A-14");
  await advance(30 * 60 + 1);
  const page = await browserAs(DRIVER, `/bookings/${booking.id}`);
  await isLive(page);
  const taken = await joy.book(booking.slot.id);
  expect(taken.status).toBe(201);
  await page.getByRole("button", { name: "Renew booking" }).click();
  await page.getByRole("button", { name: "Renew for 30 min" }).click();
  await expect(toastOf(page, "error", "Renewal failed: slot is taken")).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("Other free slots");
  await joy.post(`/api/bookings/${taken.body.id}/cancel/`);
});

test("J1.5 P20: a device whose clock is ten minutes wrong counts down rightly", async ({
  as,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  const booking = await bookHalfAnHour(driver, "A-3");
  for (const minutes of [10, -10]) {
    const page = await browserAs(DRIVER, "/");
    await page.addInitScript((shift) => {
      const Real = Date,
        origin = performance.timeOrigin;
      window.Date = new Proxy(Real, {
        construct: (target, given: []) =>
          given.length ? new target(...given) : new target(Real.now() + shift),
        get: (target, name) =>
          name === "now" ? () => Real.now() + shift : Reflect.get(target, name),
      });
      Object.defineProperty(performance, "timeOrigin", { get: () => origin + shift });
    }, minutes * 60_000);
    await page.goto(`/bookings/${booking.id}`);
    await isLive(page);
    expect(
      Math.abs((await page.evaluate(() => Date.now())) - Date.now() - minutes * 60_000),
    ).toBeLessThan(5000);
    await expectClock(page.getByTestId("countdown"), () => leftOf(driver, booking.id));
    await expect(page).toHaveTitle(/^\d\d:\d\d · Parking Lot A$/);
  }
  await driver.post(`/api/bookings/${booking.id}/cancel/`);
});
