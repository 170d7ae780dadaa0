import type { Page } from "@playwright/test";
import { bookInLotA, resetAccount } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { expectConnected, recordToasts, secondsRemaining, toastOf } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

const SOON = "Your booking will expire in 5 minutes!";
const MINUTE_S = 60;

let driver: Client;
let booking: Json;
/** Moves the clock until this many seconds of the booking are left. */
let moveTo: (secondsLeft: number) => Promise<void>;

test.beforeEach(async ({ as, server, advance }) => {
  await server.moveToDaytime();
  driver = await as("driver");
  await resetAccount(driver);
  booking = await bookInLotA(driver, "A-12", { plate: "KL-08-AZ-1234" });
  moveTo = async (left) => advance((await secondsRemaining(driver, booking.id)) - left);
});
test.afterEach(async () => {
  await driver.cancel(booking.id);
});

const remaining = () => secondsRemaining(driver, booking.id);
const expectExtendedBy = async (minutes: number, before: number) => {
  await expect.poll(remaining).toBeGreaterThan(before + minutes * MINUTE_S - 30);
  expect(await remaining()).toBeLessThanOrEqual(before + minutes * MINUTE_S);
};

test("J1.8 W10: the toast of the last minutes extends with its price, from any page", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", "/settings");
  await expectConnected(page);
  const toasts = await recordToasts(page.context());
  await moveTo(299);
  const soon = page.getByTestId("toast").filter({ hasText: SOON });
  await soon.getByRole("button", { name: "Extend 30 min · ₱30.00" }).click();
  const extended = /Extended to \d\d:\d\d\. ₱30\.00 charged\./;
  await expect(toastOf(page, "success", extended)).toBeVisible();
  await expectExtendedBy(30, 299);
  await expect(soon).toHaveCount(0);
  expect(toasts.filter(({ text }) => text === SOON)).toHaveLength(1);
  const [row] = await driver.notifications("&event_type=booking_expiring_soon");
  expect(row!.actions).toMatchObject([{ id: "extend", label: "Extended", state: "done" }]);
});

test("W10: a booking is extended by keyboard on its own page, and stays so after a reload", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", `/bookings/${booking.id}`);
  await expectConnected(page);
  await page.getByRole("button", { name: "Extend", exact: true }).press("Enter");
  const choices = page.getByRole("radiogroup", { name: "How much longer" });
  await choices.getByRole("radio", { name: /^30 min/ }).press("ArrowRight");
  await expect(choices.getByRole("radio", { name: /^1 h/ })).toBeChecked();
  await expect(page.getByText("Test card ending 4242")).toBeVisible();
  const before = await remaining();
  await page.getByRole("button", { name: /^Extend to \d\d:\d\d · ₱60\.00$/ }).press("Enter");
  await expectExtendedBy(60, before);
  await expect(choices, "no second extension stands armed at the same place").toBeHidden();
  await page.reload();
  await expect(page.getByText("1 h 30 min", { exact: true })).toBeVisible();
});

test("W10: the next booking limits an extension, and a declined card changes nothing", async ({
  as,
  browserAs,
}) => {
  const joy = await as("driver2");
  const start = new Date(Date.parse(booking.end_time) + 40 * MINUTE_S * 1000).toISOString();
  const next = await joy.book(booking.slot.id, { start_time: start, minutes: 60 });
  await moveTo(10 * MINUTE_S);
  const page = await browserAs("driver", `/bookings/${booking.id}`);
  await expect(page.getByText(/^possible until \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByRole("radio", { name: /^(30|40) min/ })).toHaveCount(2);
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByLabel("Card number").fill("4000 0000 0000 0002");
  await page.getByRole("button", { name: /^Extend to/ }).click();
  const section = page.getByRole("region", { name: "Stay longer" });
  await expect(section.getByText("Payment failed: the card was declined.")).toBeVisible();
  expect(await remaining()).toBeLessThanOrEqual(10 * MINUTE_S);
  await joy.cancel(next.body.id);
});

test("W10: an extension is as long as is possible, and its choices can be closed", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", `/bookings/${booking.id}`);
  await expectConnected(page);
  await page.getByRole("button", { name: "Extend", exact: true }).click();
  const section = page.getByRole("region", { name: "Stay longer" });
  await section.getByRole("button", { name: "Not now" }).click();
  await expect(section).toBeHidden();
  await page.getByRole("button", { name: "Extend", exact: true }).click();
  await section.getByText("2 h", { exact: true }).click();
  await section.getByRole("button", { name: "Another length" }).click();
  await expect(section.getByRole("button", { name: /^Extend to .* · ₱120\.00$/ })).toBeVisible();
  await section.getByRole("button", { name: "4 h", exact: true }).click();
  const before = await remaining();
  await section.getByRole("button", { name: /^Extend to .* · ₱240\.00$/ }).click();
  await expectExtendedBy(240, before);
});

/** Asks by keyboard for 30 more minutes in cash. Returns the new end, as the page shows it. */
async function askInCash(page: Page): Promise<string> {
  await expectConnected(page);
  await page.getByRole("button", { name: "Extend", exact: true }).press("Enter");
  await page.getByRole("button", { name: "Pay in cash" }).press("Enter");
  const cash = page.getByRole("button", { name: "Cash at the desk" });
  await expect(cash).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText(/^Pay at the desk by \d\d:\d\d\./)).toBeVisible();
  const extend = page.getByRole("button", { name: /^Extend to .* · ₱30\.00 in cash$/ });
  const end = /\d\d:\d\d/.exec(await extend.innerText())![0];
  await extend.press("Enter");
  await expect(extensionOn(page)).toContainText(`Extension to ${end} waits for your cash`);
  return end;
}
const extensionOn = (page: Page) => page.getByRole("region", { name: "Extension", exact: true });

test("W10 W11: an extension in cash counts once the owner verifies it", async ({ browserAs }) => {
  const page = await openBooking(browserAs);
  const owners = await browserAs("owner", "/owner", desktop);
  const admins = await browserAs("admin", "/admin", desktop);
  for (const one of [owners, admins]) await expectConnected(one);
  const before = await remaining();
  const end = await askInCash(page);
  expect(await remaining()).toBeLessThanOrEqual(before);
  await page.reload();
  await expect(extensionOn(page)).toContainText(
    `Pay ₱30.00 at the desk and say #${booking.number}`,
  );
  const rowOn = (one: Page) =>
    one.getByTestId("queue-row").filter({ hasText: `#${booking.number}` });
  for (const one of [owners, admins])
    await expect(rowOn(one)).toContainText(`extension by 30 min, until ${end}`);
  await rowOn(owners).getByRole("button", { name: "Verify ₱30.00" }).press("Enter");
  await expect(rowOn(owners)).toHaveCount(0);
  await expect(rowOn(admins)).toContainText("Verified by Maria");
  await expect(page.getByText(`until ${end}`, { exact: true })).toBeVisible();
  await expect(extensionOn(page)).toHaveCount(0);
  await expectExtendedBy(30, before);
  await page.reload();
  await expect(page.getByText("1 h", { exact: true })).toBeVisible();
  await expect(page.getByText("Extension awaits cash")).toBeVisible();
});

test("W11: without the cash the booking ends as booked, and its driver is told once", async ({
  advance,
  browserAs,
}) => {
  const page = await openBooking(browserAs);
  const toasts = await recordToasts(page.context());
  await askInCash(page);
  const { body: waiting } = await driver.get(`/api/bookings/${booking.id}/`);
  expect(Date.parse(waiting.extension.until)).toBeLessThanOrEqual(Date.parse(waiting.end_time));
  const left = Date.parse(waiting.extension.until) - (await driver.now());
  await advance(Math.ceil(left / 1000));
  const late = "Not extended: the cash was not confirmed in time";
  await expect(toastOf(page, "warning", late)).toBeVisible();
  await expect(extensionOn(page)).toHaveCount(0);
  expect((await driver.get(`/api/bookings/${booking.id}/`)).body).toMatchObject({
    end_time: booking.end_time,
    extension: null,
  });
  expect(toasts.filter(({ text }) => text === late)).toHaveLength(1);
});

test("W10: a driver who chose cash pays by card after all", async ({ browserAs }) => {
  const page = await openBooking(browserAs);
  const before = await remaining();
  await askInCash(page);
  await page.getByRole("button", { name: "Change or pay by card" }).press("Enter");
  await page.getByRole("button", { name: /^Extend to .* · ₱30\.00$/ }).press("Enter");
  await expect(extensionOn(page)).toHaveCount(0);
  await expectExtendedBy(30, before);
});

const openBooking = (browserAs: (name: string, path: string) => Promise<Page>) =>
  browserAs("driver", `/bookings/${booking.id}`);

test("a booking has a pass, a receipt and a calendar file", async ({ browserAs }) => {
  const page = await openBooking(browserAs);
  await page.getByRole("button", { name: /Your pass/ }).click();
  const pass = page.getByRole("dialog").getByRole("img", { name: /QR code of booking/ });
  await expect
    .poll(() => pass.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page.keyboard.press("Escape");
  const address = page.getByRole("link", { name: /, Davao: directions$/ });
  await expect(address).toHaveAttribute("href", /directions\?to=/);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Add to calendar" }).click();
  expect((await download).suggestedFilename()).toBe(`parkmate-${booking.number}.ics`);
  await page.getByRole("link", { name: "Receipt" }).click();
  const receipt = page.getByRole("article", { name: /^Receipt for booking/ });
  await expect(receipt).toContainText("Total₱30.00");
  await expect(receipt.getByText(/, Davao$/)).toBeVisible();
  await expect(receipt).toContainText("VAT 12 % included₱3.21");
  await expect(receipt).toContainText(/Paid on.* 20\d\d, \d\d:\d\dPaid bycardNameArun Nair/);
});

test("a driver shares a calendar address, and stops it", async ({ browserAs, guest }) => {
  const page = await browserAs("driver", "/bookings");
  await page.getByRole("button", { name: "Calendar" }).click();
  await page.getByRole("button", { name: "Make an address" }).click();
  const url = await page.getByLabel("Address").inputValue();
  const path = new URL(url).pathname;
  expect((await guest.get(path)).status).toBe(200);
  await page.getByRole("button", { name: "Stop sharing" }).click();
  await expect(page.getByRole("button", { name: "Make an address" })).toBeVisible();
  expect((await guest.get(path)).status).toBe(404);
});

test("M5: a cancelled booking says what came back", async ({ browserAs }) => {
  await driver.cancel(booking.id);
  const page = await browserAs("driver", "/bookings?show=past");
  const row = page
    .getByRole("main")
    .getByRole("link", { name: /Parking Lot A/ })
    .first();
  await expect(row).toContainText("₱30.00 refunded");
  await row.click();
  await expect(page.getByText("Kept", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Add to calendar" })).toBeHidden();
});
