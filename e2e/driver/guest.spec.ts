import type { Page } from "@playwright/test";
import { bookInLotA, registerDriver, resetAccount } from "../fixtures/account";
import { desktop, expect, signInByForm, test } from "../fixtures/test";

test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  for (const name of ["driver", "driver2"]) await resetAccount(await as(name));
});

/** A page of somebody without an account, which records what the browser refuses. */
async function guestPage(browser: import("@playwright/test").Browser, baseURL: string) {
  const page = await browser.newPage({ baseURL, viewport: { width: 390, height: 844 } });
  const errors: string[] = [];
  page.on("console", (line) => {
    if (line.type() === "error") errors.push(line.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return { page, errors };
}

const slotBar = (page: Page) => page.getByRole("region", { name: "Selected slot" });

test("a guest finds a slot, signs in at the hold, and comes back to the slot and time", async ({
  browser,
  server,
}) => {
  const { page, errors } = await guestPage(browser, server.url);
  await page.goto("/find");
  await page.getByRole("button", { name: "Change the search" }).click();
  await page.getByRole("searchbox").pressSequentially("Lot A");
  await page.getByRole("button", { name: /^Parking time/ }).click();
  await page.getByRole("button", { name: "Tomorrow" }).click();
  await page.getByLabel("Start", { exact: true }).fill("11");
  await page.getByLabel("Start", { exact: true }).press("Enter");
  await page.getByRole("button", { name: "2 h", exact: true }).click();
  await page.getByRole("button", { name: "Use this time" }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: /Parking Lot A/ })
    .click();
  await page.getByTestId("slot-A-12").click();
  await expect(slotBar(page)).toContainText(/11:00 – 13:00.*₱120\.00/);
  await slotBar(page).getByRole("link", { name: "Sign in to hold A-12" }).click();
  await signInByForm(page, "driver");
  await expect(page).toHaveURL(/\/lots\/[0-9a-f-]{36}\?slot=A-12&from=.*Z&for=120/);
  await expect(slotBar(page)).toContainText(/11:00 – 13:00/);
  await slotBar(page)
    .getByRole("button", { name: /^Hold for 5 minutes/ })
    .click();
  await expect(page.getByTestId("hold-clock")).toBeVisible();
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a guest without an account comes back to the slot after making one", async ({
  as,
  browser,
  server,
}) => {
  const { id } = await (await as("driver")).lot("Parking Lot A");
  const { page } = await guestPage(browser, server.url);
  await page.goto(`/lots/${id}?slot=A-14&for=30`);
  await slotBar(page).getByRole("link", { name: "Create an account" }).click();
  const email = "comes-back@parkmate.test";
  await registerDriver(server.url, email);
  await page.getByRole("link", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/sign-in/);
  await signInByForm(page, email);
  await expect(page).toHaveURL(new RegExp(`/lots/${id}\\?slot=A-14&for=30`));
  await page.context().close();
});

test("F3: the way back from a lot keeps the search and its time", async ({ browserAs }) => {
  const page = await browserAs("driver", "/find?q=lot&covered=true&for=90&sort=price");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Parking Lot A/ })
    .click();
  await expect(page.getByRole("heading", { name: "Parking Lot A" })).toBeVisible();
  await page.reload();
  await page.getByRole("link", { name: "All lots" }).click();
  await expect(page).toHaveURL(/\/find\?/);
  const back = Object.fromEntries(new URL(page.url()).searchParams);
  expect(back).toEqual({ q: "lot", covered: "true", for: "90", sort: "price" });
});

test("a taken slot says until when, and offers the nearest free ones", async ({
  as,
  browserAs,
}) => {
  const joy = await as("driver2");
  const booking = await bookInLotA(joy, "A-14", { minutes: 60 });
  const path = `/lots/${(await joy.lot("Parking Lot A")).id}?for=30`;
  const page = await browserAs("driver", path, desktop);
  await page.getByTestId("slot-A-14").click();
  await expect(slotBar(page).getByRole("status")).toHaveText(
    /^Slot A-14, .*occupied until \d\d:\d\d$/,
  );
  const offered = slotBar(page).getByRole("button", { name: /^Slot A-/ });
  await expect(offered).toHaveText([/^Slot A-(13|15) · ₱30\.00/, /^Slot A-(13|15)/, /^Slot A-/]);
  await offered.first().click();
  await expect(slotBar(page).getByRole("button", { name: /^Hold for 5 minutes/ })).toBeVisible();
  await joy.cancel(booking.id);
});

test("a lot's page describes the lot to search engines", async ({ as, browser, server }) => {
  const { id } = await (await as("driver")).lot("Parking Lot A");
  const { page, errors } = await guestPage(browser, server.url);
  await page.goto(`/lots/${id}`);
  await expect(page).toHaveTitle("Parking Lot A, Davao · Parkmate");
  const text = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(text ?? "")).toMatchObject({
    "@type": "ParkingFacility",
    name: "Parking Lot A",
    address: { addressLocality: "Davao" },
    geo: { latitude: expect.any(Number) },
  });
  const description = page.locator('meta[name="description"]');
  await expect(description).toHaveAttribute("content", /^24 slots at Quirino Avenue 12, Davao/);
  const canonical = page.locator('link[rel="canonical"]');
  await expect(canonical).toHaveAttribute("href", `${server.url}/lots/${id}`);
  await expect(page.getByText("Terms in plain words")).toBeVisible();
  expect(errors).toEqual([]);
  await page.context().close();
});

test("a request lot says that its owner decides", async ({ as, browserAs }) => {
  const { id } = await (await as("driver")).lot("Lot B");
  const page = await browserAs("driver", `/lots/${id}`);
  await expect(page.getByText("The owner decides.", { exact: true })).toBeVisible();
});
