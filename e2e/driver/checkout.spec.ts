import type { Page } from "@playwright/test";
import { registerDriver, resetAccount } from "../fixtures/account";
import { expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  await resetAccount(await as("driver"));
});

async function holdSlot(page: Page, code: string): Promise<void> {
  await page.getByTestId(`slot-${code}`).click();
  await page.getByRole("button", { name: /^Hold for 5 minutes/ }).click();
  await expect(page.getByTestId("hold-clock")).toBeVisible();
}

test("F4: a first booking needs a typed plate and one press, and remembers the plate", async ({
  server,
  browserAs,
}) => {
  const driver = await registerDriver(server.url);
  const lot = await driver.lot("Parking Lot A");
  const page = await browserAs(driver.email, `/lots/${lot.id}?for=30`);
  await expectConnected(page);
  await holdSlot(page, "A-3");
  const plate = page.getByLabel("Plate");
  const pay = page.getByRole("button", { name: /^Pay ₱30\.00/ });
  await pay.click();
  await expect(page.getByText("2–15 letters, digits, spaces and dashes.")).toBeVisible();
  await plate.pressSequentially("dv-21 xy");
  await expect(page.getByText("2–15 letters, digits, spaces and dashes.")).toHaveCount(0);
  await pay.click();
  await page.waitForURL(/\/bookings\//);
  await expect(page.getByText("DV-21 XY")).toBeVisible();
  await driver.cancel(new URL(page.url()).pathname.split("/").at(-1)!);
  await page.goto("/me");
  await expect(page.getByText("DV-21 XY")).toBeVisible();
});

test("F6: a held slot is paid from any page", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const page = await browserAs("driver", `/lots/${(await driver.lot("Parking Lot A")).id}?for=30`);
  await expectConnected(page);
  await holdSlot(page, "A-14");
  await page.goto("/notifications");
  const bar = page.getByRole("region", { name: "Held slot" });
  await expect(bar).toContainText(/Slot A-14 held for 4:\d\d/);
  await bar.getByRole("button", { name: "Pay" }).click();
  await page.getByRole("button", { name: "Pay ₱30.00 and book" }).click();
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}$/);
  await expect(bar).toHaveCount(0);
});

test("F6: a held slot is released from any page", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const page = await browserAs("driver", `/lots/${(await driver.lot("Parking Lot A")).id}?for=30`);
  await expectConnected(page);
  await holdSlot(page, "A-14");
  await page.goto("/bookings");
  const bar = page.getByRole("region", { name: "Held slot" });
  await bar.getByRole("button", { name: "Release" }).click();
  await expect(bar).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Bookings" })).toBeVisible();
  await expect(bar).toHaveCount(0);
  expect((await driver.slot("Parking Lot A", "A-14")).state).toBe("available");
});
