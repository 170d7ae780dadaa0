import type { Page } from "@playwright/test";
import { bookInLotA, resetAccount } from "../fixtures/account";
import { expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";
import { Wire } from "../fixtures/wire";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const passes = (page: Page) =>
  page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("parkmate-passes:"));
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().length;
  });

/** A driver's page at the end of a wire, with the service worker in charge of it. */
async function openWithWorker(
  browserAs: (name: string, path: string, options: object) => Promise<Page>,
  port: number,
  path: string,
) {
  const wire = await Wire.to(port);
  const page = await browserAs("driver", path, { baseURL: wire.url, serviceWorkers: "allow" });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const faults: string[] = [];
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  return { wire, page, faults };
}

test("R6: a reload without a network shows the pass, and the page comes back by itself", async ({
  as,
  browserAs,
  server,
}) => {
  const driver = await as("driver");
  await resetAccount(driver);
  const booking = await bookInLotA(driver, "A-12");
  const path = `/bookings/${booking.id}`;
  const { wire, page, faults } = await openWithWorker(browserAs, server.port, path);
  await expect.poll(() => passes(page)).toBe(1);
  wire.cut();
  await page.reload();
  await expect(heading(page, "You are offline")).toBeVisible();
  await expect(page).toHaveTitle("Offline · Parkmate");
  const pass = page.getByRole("article");
  await expect(pass).toContainText(`Booking #${booking.number}`);
  await expect(pass).toContainText("Parking Lot A, Slot A-12");
  await expect(pass).toContainText(booking.vehicle_number);
  const code = pass.getByRole("img", { name: `QR code of booking ${booking.number}` });
  expect(await code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const clock = pass.getByRole("timer");
  await expect(clock).toContainText(/Time left\s*0:(30:00|29:\d\d)/);
  const shown = await clock.innerText();
  await expect(clock, "the countdown runs").not.toHaveText(shown, { timeout: 3000 });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("status")).toHaveText("Parkmate still cannot be reached.");
  wire.mend();
  await expect(heading(page, `Booking #${booking.number}`)).toBeVisible({ timeout: 15_000 });
  await expectConnected(page);
  expect(faults).toEqual([]);
  await driver.cancel(booking.id);
  await expect.poll(() => passes(page), "a cancelled booking has no pass").toBe(0);
  wire.close();
});

test("R6: a tap on Find without a network leads to the offline page, then to Find", async ({
  browserAs,
  server,
}) => {
  const { wire, page, faults } = await openWithWorker(browserAs, server.port, "/me");
  await expectConnected(page);
  wire.cut();
  await page.getByRole("link", { name: "Find", exact: true }).click();
  await expect(heading(page, "You are offline")).toBeVisible({ timeout: 15_000 });
  wire.mend();
  await expect(heading(page, "Find a slot")).toBeVisible({ timeout: 15_000 });
  expect(faults).toEqual([]);
  wire.close();
});

test("R6: without a network the last bookings are listed, in the dark too", async ({
  as,
  browserAs,
  server,
}) => {
  const driver = await as("driver");
  await resetAccount(driver);
  const booking = await bookInLotA(driver, "A-14", { minutes: 60 });
  await server.advance(61 * 60);
  const { wire, page, faults } = await openWithWorker(browserAs, server.port, "/");
  await expectConnected(page);
  const listed = () =>
    page.evaluate(async () => (await caches.keys()).some((name) => /bookings:/.test(name)));
  await expect.poll(listed).toBe(true);
  await page.evaluate(() => localStorage.setItem("theme", "dark"));
  wire.cut();
  await page.goto("/find");
  await expect(heading(page, "You are offline")).toBeVisible();
  await expect(page.getByRole("listitem").first()).toContainText("Parking Lot A, Slot A-14");
  await expect(page.getByRole("listitem").first()).toContainText(`#${booking.number}`);
  await expect(page.getByRole("article")).toHaveCount(0);
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe(
    "rgb(238, 241, 239)",
  );
  expect(faults).toEqual([]);
  wire.close();
});

test("R6: signing out forgets the passes of the offline page", async ({
  as,
  browserAs,
  server,
}) => {
  const driver = await as("driver");
  await resetAccount(driver);
  const booking = await bookInLotA(driver, "A-12");
  const { wire, page } = await openWithWorker(browserAs, server.port, "/me");
  await expect.poll(() => passes(page)).toBe(1);
  await page.goto("/help");
  await page.goto("/me");
  expect(await passes(page), "nobody has signed out").toBe(1);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(heading(page, "Sign in")).toBeVisible();
  expect(await passes(page)).toBe(0);
  wire.cut();
  await page.reload();
  await expect(heading(page, "You are offline")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(0);
  wire.close();
  await driver.cancel(booking.id);
});
