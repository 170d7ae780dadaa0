import type { Page } from "@playwright/test";
import {
  expectBadge,
  expectClock,
  expectFullClock,
  hearToasts,
  isLive,
  secondsShown,
  startAfresh,
  toastOf,
} from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const DRIVER = "driver@parkmate.test",
  JOY = "driver2@parkmate.test";
const bookingIdOf = (page: Page) => new URL(page.url()).pathname.split("/").at(-1)!;

/** From the lot's plan to the sheet where the slot is held and paid. */
async function holdSlot(page: Page, code: string): Promise<void> {
  await page.getByTestId(`slot-${code}`).click();
  await page.getByRole("button", { name: "Hold for 5 minutes and pay" }).click();
  await expect(page.getByTestId("hold-clock")).toBeVisible();
}

test.beforeEach(async ({ as }) => startAfresh(await as(DRIVER)));

test("J1.1 J1.2 J1.3 J1.4 J1.5: a driver finds, holds and pays a slot while another one watches it go", async ({
  as,
  browserAs,
}) => {
  const [driver, joy] = [await as(DRIVER), await as(JOY)];
  const lot = await driver.lot("Parking Lot A");
  const page = await browserAs(DRIVER, "/");
  await isLive(page);
  await expect(page.getByTestId("bell-badge")).toBeHidden();
  const rival = await browserAs(JOY, `/lots/${lot.id}?for=30`);
  await isLive(rival);
  const cell = rival.getByTestId("slot-A-12");
  await expect(cell).toHaveAttribute("data-state", "available");

  await page.getByRole("searchbox", { name: "Lot, street or city" }).fill("Lot A");
  await page.getByRole("button", { name: "30 min" }).click();
  await page.getByRole("button", { name: "Find a slot" }).click();
  const found = page.getByRole("main").getByRole("link", { name: /Parking Lot A/ });
  await expect(found).toContainText("₱30.00");
  await expect(found).toContainText(/\d+ of 24 slots free/);
  await found.click();
  await expect(page.getByTestId("slot-A-12")).toHaveAttribute("data-state", "available");
  await expect(page.getByTestId("slot-A-17")).toHaveAttribute("data-state", "maintenance");

  await holdSlot(page, "A-12");
  await expect(cell).toHaveAttribute("data-state", "held", { timeout: 1000 });
  const clock = page.getByTestId("hold-clock");
  const held = await secondsShown(clock);
  expect(held).toBeGreaterThan(285);
  expect(held).toBeLessThanOrEqual(300);
  await expect.poll(() => secondsShown(clock)).toBeLessThan(held);
  const slot = await joy.slot("Parking Lot A", "A-12");
  const refused = await joy.book(slot.id);
  expect(refused).toMatchObject({ status: 409, body: { alternatives: expect.any(Array) } });
  expect(refused.body.alternatives.length).toBeGreaterThan(0);

  const sheet = page.getByRole("dialog", { name: "Parking Lot A, Slot A-12" });
  await expect(sheet.getByRole("button", { name: "KL-08-AZ-1234" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(sheet.locator("dl")).toContainText(/30 min.*₱30\.00.*Total₱30\.00/);
  await expect(sheet.getByText(/^Cancel before .*: full refund\.$/)).toBeVisible();
  await expect(sheet.getByText(/After the end/)).toHaveCount(0);
  await sheet.getByLabel("Card number").fill("4242424242424242");
  await sheet.getByRole("button", { name: "Pay ₱30.00 and book" }).click();
  await expect(
    toastOf(page, "confirm", /Booking confirmed: Parking Lot A, Slot A-12, \d\d:\d\d–\d\d:\d\d/),
  ).toBeVisible();
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}$/);
  await expectFullClock(page, driver, bookingIdOf(page));
  await expectBadge(page, driver);
  await expect(page.getByTestId("bell-badge")).toHaveText("2");
  await expect(cell).toHaveAttribute("data-state", "occupied");
  await driver.post(`/api/bookings/${bookingIdOf(page)}/cancel/`);
});

test("J1.5 S3.9: a declined card is said once, and the slot can still be paid with a good one", async ({
  as,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  const page = await browserAs(DRIVER, `/lots/${(await driver.lot("Parking Lot A")).id}?for=30`);
  await isLive(page);
  const heard = await hearToasts(page.context());
  await holdSlot(page, "A-14");
  const pay = page.getByRole("button", { name: "Pay ₱30.00 and book" });
  await page.getByLabel("Card number").fill("4000 0000 0000 0002");
  await pay.click();
  await expect(toastOf(page, "error", "Payment failed: the card was declined")).toBeVisible();
  await page.getByLabel("Card number").fill("4242 4242 4242 4242");
  await pay.click();
  await page.waitForURL(/\/bookings\//);
  await expect(toastOf(page, "confirm", "Booking confirmed")).toBeVisible();
  expect(heard.filter(({ level }) => level === "error")).toEqual([
    { level: "error", text: "Payment failed: the card was declined" },
  ]);
  await driver.post(`/api/bookings/${bookingIdOf(page)}/cancel/`);
});

test("J1.5 J4.3: who pays in cash sees until when the slot is kept", async ({ as, browserAs }) => {
  const driver = await as(DRIVER);
  const page = await browserAs(DRIVER, `/lots/${(await driver.lot("Parking Lot A")).id}?for=30`);
  await holdSlot(page, "A-3");
  await page.getByRole("button", { name: "Cash at the desk" }).click();
  await expect(
    page.getByText(/The slot is held for 15 min while you walk to the desk/),
  ).toBeVisible();
  await page.getByRole("button", { name: "Book and pay ₱30.00 at the desk" }).click();
  await page.waitForURL(/\/bookings\//);
  const { body } = await driver.get(`/api/bookings/${bookingIdOf(page)}/`);
  const until = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Manila",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(body.hold_until));
  await expect(page.getByText(`Held until ${until}`)).toBeVisible();
  await expect(page.getByText(`#${body.number}`, { exact: true }).first()).toBeVisible();
  await expectClock(
    page.getByTestId("countdown"),
    async () =>
      (Date.parse(body.hold_until) -
        Date.parse((await driver.get("/api/health/")).body.server_time)) /
      1000,
  );
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});
