import type { Page, Route } from "@playwright/test";
import { resetAccount } from "../fixtures/account";
import { expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const BUSY = "Parkmate is very busy. Nothing was changed. Please try again in a few seconds.";

// Times of another day are shown with their day.
test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  await resetAccount(await as("driver"));
});

/** Answers as an overloaded node does. */
const shed = (route: Route) =>
  route.fulfill({
    status: 503,
    headers: { "Retry-After": "1" },
    contentType: "application/problem+json",
    body: JSON.stringify({
      type: "/problems/overloaded",
      title: "Temporarily unavailable",
      status: 503,
      detail: BUSY,
      code: "overloaded",
      instance: new URL(route.request().url()).pathname,
      request_id: "01920000",
    }),
  });

/** Sheds the first `times` requests of this method and path. Returns how many came. */
async function shedFirst(page: Page, method: string, path: RegExp, times: number) {
  let count = 0;
  await page.route(path, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    count += 1;
    return count > times ? route.continue() : shed(route);
  });
  return () => count;
}

test("P25: a page asks again when an overloaded server told it to wait", async ({
  as,
  browserAs,
}) => {
  const { id } = await (await as("driver")).lot("Parking Lot A");
  const page = await browserAs("driver", `/lots/${id}?for=30`);
  await expectConnected(page);
  const tries = await shedFirst(page, "POST", /\/api\/bookings\/quote\/$/, 2);
  await page.getByTestId("slot-A-12").click();
  const bar = page.getByRole("region", { name: "Selected slot" });
  await expect.poll(tries).toBe(2);
  await expect(bar).toContainText("₱30.00");
  await expect(page.getByText(BUSY)).toHaveCount(0);
  expect(tries()).toBe(3);
});

test("P25: a payment that was shed says so, keeps what was typed, and can be sent again", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const page = await browserAs("driver", `/lots/${(await driver.lot("Parking Lot A")).id}?for=30`);
  await expectConnected(page);
  await page.getByTestId("slot-A-12").click();
  await page.getByRole("button", { name: "Hold for 5 minutes and pay" }).click();
  const sheet = page.getByRole("dialog", { name: "Parking Lot A, Slot A-12" });
  await sheet.getByLabel("Card number").fill("4242424242424242");
  const tries = await shedFirst(page, "POST", /\/api\/bookings\/$/, 1);
  const pay = sheet.getByRole("button", { name: "Pay ₱30.00 and book" });
  await pay.click();
  await expect(sheet.getByText(BUSY)).toBeVisible();
  await expect(sheet.getByLabel("Card number")).toHaveValue(/4242 ?4242 ?4242 ?4242/);
  await expect(page.getByTestId("hold-clock")).toBeVisible();
  await pay.click();
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}$/);
  expect(tries()).toBe(2);
});

test("P25: signing in while the server sheds load says so and keeps the e-mail", async ({
  browser,
  server,
}) => {
  const page = await browser.newPage({ baseURL: server.url });
  await page.goto("/sign-in");
  await shedFirst(page, "GET", /\/api\/auth\/csrf$/, 1);
  await page.getByLabel("E-mail").fill("driver@parkmate.test");
  await page.getByLabel("Password", { exact: true }).fill("demo1234");
  const enter = page.getByRole("button", { name: "Sign in", exact: true });
  await enter.click();
  await expect(page.getByText(BUSY)).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("driver@parkmate.test");
  await enter.click();
  await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
  await page.close();
});
