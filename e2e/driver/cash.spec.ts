import { bookInLotA, resetAccount } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

let driver: Client;
let booking: Json;

test.beforeEach(async ({ as }) => {
  driver = await as("driver");
  await resetAccount(driver);
  booking = await bookInLotA(driver, "A-14", { method: "cash" });
});
test.afterEach(() => driver.cancel(booking.id));

test("W10: who chose cash pays by card after all; a refused card leaves the cash due", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", `/bookings/${booking.id}`);
  await expectConnected(page);
  await page.getByRole("button", { name: "Pay by card instead" }).click();
  const sheet = page.getByRole("dialog", { name: "Pay by card" });
  await sheet.getByLabel(/Card number/).fill("4000 0000 0000 0002");
  await sheet.getByRole("button", { name: /^Pay ₱/ }).click();
  await expect(sheet.getByRole("alert")).toContainText("declined");
  expect((await driver.get(`/api/bookings/${booking.id}/`)).body).toMatchObject({
    status: "pending_payment",
    payment_method: "cash",
  });
  await sheet.getByLabel(/Card number/).fill("4242 4242 4242 4242");
  await sheet.getByRole("button", { name: /^Pay ₱/ }).click();
  await expect(page.getByText("Card, paid")).toBeVisible();
  await expect(page.getByTestId("toast").last()).toContainText("Payment of ₱30.00 confirmed");
  await expect(sheet).toBeHidden();
  await expect(page.getByRole("button", { name: "Pay by card instead" })).toBeHidden();
});

test("W10: the start page offers the card as well, and says when a stay ahead begins", async ({
  as,
  browserAs,
}) => {
  const joy = await as("driver2");
  await resetAccount(joy);
  const start = new Date((await driver.now()) + 30 * 3600_000).toISOString();
  const ahead = await bookInLotA(joy, "A-15", { start_time: start, method: "cash" });
  const hers = (await browserAs("driver2")).getByRole("region", {
    name: `Booking ${ahead.number}`,
  });
  await expect(hers).toContainText(/\d\d:\d\d – .*\d\d:\d\d/);
  const page = await browserAs("driver");
  await expectConnected(page);
  const card = page.getByRole("region", { name: `Booking ${booking.number}` });
  await card.getByRole("button", { name: "Pay by card instead" }).click();
  await expect(page.getByRole("dialog", { name: "Pay by card" })).toBeVisible();
  await joy.cancel(ahead.id);
});

test("T6: a booking in cash names no times before its time has begun", async ({
  as,
  browserAs,
}) => {
  const page = await browserAs("driver", `/bookings/${booking.id}`);
  await expect(page.getByText("Time starts when the cash is confirmed")).toBeVisible();
  await expect(page.getByRole("term").filter({ hasText: /^From$/ })).toBeVisible();
  await expect(page.getByRole("term").filter({ hasText: /^Until$/ })).toHaveCount(0);
  const admin = await as("admin");
  await expectConnected(page);
  await admin.post(`/api/admin/payments/${booking.payment.id}/verify/`);
  await expect(page.getByRole("term").filter({ hasText: /^Until$/ })).toBeVisible();
});
