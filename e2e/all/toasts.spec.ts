import type { Locator, Page } from "@playwright/test";
import { resetAccount } from "../fixtures/account";
import { openPanel } from "../fixtures/panel";
import { sendNotification } from "../fixtures/notifications";
import { expectConnected, recordToasts, toastOf } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  await resetAccount(await as("driver"));
});

/** By then a toast stands where it stays. */
const SETTLED_MS = 500;

async function expectApart(toast: Locator, other: Locator, what: string): Promise<void> {
  await toast.page().waitForTimeout(SETTLED_MS);
  const [a, b] = [await toast.boundingBox(), await other.boundingBox()];
  expect(a, "the toast is shown").not.toBeNull();
  expect(b, `${what} is shown`).not.toBeNull();
  const across = Math.min(a!.x + a!.width, b!.x + b!.width) - Math.max(a!.x, b!.x);
  const down = Math.min(a!.y + a!.height, b!.y + b!.height) - Math.max(a!.y, b!.y);
  const covered = across > 0 && down > 0;
  expect(covered, `${what}: ${JSON.stringify([a, b])}`).toBe(false);
}

// Not by its role, which it has not while the panel is open.
const navigation = (page: Page) => page.locator("nav[aria-label=Main]").filter({ visible: true });

test("with the panel open a toast stands beside it, not over the navigation", async ({
  as,
  browserAs,
}) => {
  const [admin, driver] = [await as("admin"), await as("driver")];
  const page = await browserAs("driver", "/bookings", desktop);
  await expectConnected(page);
  const panel = await openPanel(page);
  await sendNotification(admin, driver, { priority: "HIGH", message: "Beside the panel." });
  const toast = toastOf(page, "info", "Beside the panel.");
  await expect(toast).toBeVisible();
  await expectApart(toast, navigation(page), "the navigation");
  await expectApart(toast, panel, "the panel");
  await page.goto("/notifications");
  await expectConnected(page);
  await sendNotification(admin, driver, { priority: "HIGH", message: "On the page." });
  const onPage = toastOf(page, "info", "On the page.");
  await expect(onPage).toBeVisible();
  await expectApart(onPage, navigation(page), "the navigation");
});

for (const [size, options] of [
  ["a phone", {}],
  ["a desk", desktop],
] as const)
  test(`U4: a declined card on ${size} is told by the sheet alone`, async ({ as, browserAs }) => {
    const driver = await as("driver");
    const path = `/lots/${(await driver.lot("Parking Lot A")).id}?for=30&slot=A-14`;
    const page = await browserAs("driver", path, options);
    await expectConnected(page);
    await page.getByRole("button", { name: /^Hold for 5 minutes/ }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByLabel("Card number").fill("4000 0000 0000 0002");
    const pay = sheet.getByRole("button", { name: "Pay ₱30.00 and book" });
    const toasts = await recordToasts(page.context());
    await pay.click();
    await expect(sheet.getByRole("alert")).toContainText("Payment failed: the card was declined.");
    await expect.poll(() => driver.notifications("&event_type=payment_failed")).not.toEqual([]);
    await page.waitForTimeout(SETTLED_MS);
    expect(toasts.map(({ text }) => text)).toEqual([]);
    await expect(pay, "the slot stays held").toBeEnabled();
    await page.keyboard.press("Escape");
    await expect(pay).toHaveCount(0);
  });

test("on a phone a toast covers neither the navigation nor the changed row", async ({
  as,
  browserAs,
}) => {
  const [admin, driver] = [await as("admin"), await as("driver")];
  await sendNotification(admin, driver, { title: "Row", message: "To be archived." });
  const page = await browserAs("driver", "/settings");
  await expectConnected(page);
  const change = page.getByRole("switch").last();
  await change.scrollIntoViewIfNeeded();
  await change.focus();
  await sendNotification(admin, driver, { priority: "HIGH", message: "On a phone." });
  const toast = toastOf(page, "info", "On a phone.");
  await expect(toast).toBeVisible();
  await expectApart(toast, navigation(page), "the navigation");
  await expectApart(toast, change, "the changed switch");
});
