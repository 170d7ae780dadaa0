import type { Page } from "@playwright/test";
import { bookInLotA, resetAccount } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import {
  expectBadge,
  expectConnected,
  expectCountdown,
  expectFullCountdown,
  recordToasts,
  secondsRemaining,
  toastOf,
} from "../fixtures/screen";
import { shiftClock } from "../fixtures/shift-clock";
import { rowOf } from "../fixtures/panel";
import { expect, test } from "../fixtures/test";

const SOON = "Your booking will expire in 5 minutes!";
const OVER = "Your booking has expired. Slot released.";
const PLATE = "KL-08-AZ-1234";

/** How many toasts with this text the tabs show. */
const shownToasts = async (tabs: Page[], text: string): Promise<number> => {
  const counts = tabs.map((tab) => tab.getByTestId("toast").filter({ hasText: text }).count());
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};

test.beforeEach(async ({ as }) => resetAccount(await as("driver")));

test.describe("J1.7: two tabs of a driver", () => {
  let driver: Client;
  let booking: Json;
  let page: Page;
  let other: Page;
  let toasts: { level: string; text: string }[];
  /** Moves the clock until this many seconds of the booking are left. */
  let moveTo: (secondsLeft: number) => Promise<void>;
  const raised = (text: string) => toasts.filter((toast) => toast.text === text);

  test.beforeEach(async ({ as, browserAs, advance }) => {
    driver = await as("driver");
    booking = await bookInLotA(driver, "A-12", { plate: PLATE });
    page = await browserAs("driver", `/bookings/${booking.id}`);
    toasts = await recordToasts(page.context());
    other = await page.context().newPage();
    await other.goto("/");
    for (const tab of [page, other]) await expectConnected(tab);
    moveTo = async (left) => advance((await secondsRemaining(driver, booking.id)) - left);
  });

  test("J1.6: five minutes before the end they warn once, also over a reload", async () => {
    await expect(page).toHaveTitle(/^(30:00|29:\d\d) · Parking Lot A$/);
    await moveTo(306);
    for (const tab of [page, other])
      await expect(tab.getByTestId("countdown")).toHaveText(/^5:0[1-6]$/);
    expect(raised(SOON)).toEqual([]);
    await moveTo(299);
    await expect.poll(() => shownToasts([page, other], SOON)).toBe(1);
    const since = performance.now();
    for (const tab of [page, other]) await expectBadge(tab, driver);
    await expect.poll(() => shownToasts([page, other], SOON), { timeout: 6000 }).toBe(0);
    expect(performance.now() - since).toBeGreaterThan(2500);
    await page.reload();
    await expectConnected(page);
    const left = () => secondsRemaining(driver, booking.id);
    await expectCountdown(page.getByTestId("countdown"), left);
    await expectBadge(page, driver);
    expect(raised(SOON)).toEqual([{ level: "warning", text: SOON }]);
    await driver.cancel(booking.id);
  });

  test("J1.9: at the end they say so once, and the slot is free for others", async ({
    browserAs,
  }) => {
    const rival = await browserAs("driver2", `/lots/${booking.lot.id}`);
    await expectConnected(rival);
    const cell = rival.getByTestId("slot-A-12");
    await expect(cell).toHaveAttribute("data-state", "occupied");
    await moveTo(-1);
    await expect(cell).toHaveAttribute("data-state", "available", { timeout: 2000 });
    await expect.poll(() => raised(OVER)).toEqual([{ level: "info", text: OVER }]);
    await expect(page.getByTestId("countdown")).toHaveText("Ended");
    await expect(page, "T7: the title names no remaining time any more").not.toHaveTitle(/^\d/);
    for (const tab of [page, other]) await expectBadge(tab, driver);
    await other.getByTestId("bell").click();
    const row = rowOf(other, "Your booking for Slot #A-12 expired");
    await expect(row.first()).toBeVisible();
    expect(
      await driver.notifications(`&booking=${booking.id}&event_type=reservation_expired`),
    ).toHaveLength(1);
    await expect(row).toHaveCount(1);
    expect(raised(OVER)).toHaveLength(1);
    expect(toasts.map(({ text }) => text)).not.toContain("Your booking for Slot #A-12 expired");
  });

  test("J1.10: the ended booking is renewed and counts down under a new number", async () => {
    await moveTo(-1);
    await expect(page.getByTestId("countdown")).toHaveText("Ended");
    await page.getByRole("button", { name: "Renew booking" }).click();
    await page.getByRole("button", { name: "Renew for 30 min" }).click();
    const success = "Booking renewed successfully!";
    await expect.poll(() => raised(success)).toEqual([{ level: "success", text: success }]);
    await page.waitForURL(
      ({ pathname }) => pathname.startsWith("/bookings/") && !pathname.endsWith(booking.id),
    );
    const id = new URL(page.url()).pathname.split("/").at(-1)!;
    const renewed = (await driver.get(`/api/bookings/${id}/`)).body;
    expect(renewed).toMatchObject({ status: "active", renewed_from: booking.id });
    expect(renewed.number).not.toBe(booking.number);
    await expectFullCountdown(page, driver, id);
    const heading = page.getByRole("heading", { name: `Booking #${renewed.number}` });
    await expect(heading).toBeAttached();
    await driver.cancel(id);
  });
});

test("J1.10: a renewal fails when another driver was faster, and names free slots", async ({
  as,
  browserAs,
  advance,
}) => {
  const driver = await as("driver");
  const booking = await bookInLotA(driver, "A-14", { plate: PLATE });
  await advance(30 * 60 + 1);
  const joy = await as("driver2");
  const page = await browserAs("driver", `/bookings/${booking.id}`);
  await expectConnected(page);
  const taken = await bookInLotA(joy, "A-14");
  await page.getByRole("button", { name: "Renew booking" }).click();
  await page.getByRole("button", { name: "Renew for 30 min" }).click();
  await expect(toastOf(page, "error", "Renewal failed: slot is taken")).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("Other free slots");
  await joy.cancel(taken.id);
});

for (const minutes of [10, -10])
  test(`J1.5 P20: a device whose clock is wrong by ${minutes} minutes counts down rightly`, async ({
    as,
    browserAs,
  }) => {
    const driver = await as("driver");
    const booking = await bookInLotA(driver, "A-3", { plate: PLATE });
    const page = await browserAs("driver", "/");
    await page.addInitScript(shiftClock, minutes * 60_000);
    await page.goto(`/bookings/${booking.id}`);
    await expectConnected(page);
    const device = await page.evaluate(() => Date.now());
    const wrongBy = device - Date.now();
    expect(Math.abs(wrongBy - minutes * 60_000)).toBeLessThan(5000);
    const left = () => secondsRemaining(driver, booking.id);
    await expectCountdown(page.getByTestId("countdown"), left);
    await expect(page).toHaveTitle(/^\d\d:\d\d · Parking Lot A$/);
    await driver.cancel(booking.id);
  });
