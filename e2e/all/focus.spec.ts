import type { Page } from "@playwright/test";
import { bookInLotA, registerDriver, resetAccount } from "../fixtures/account";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  await resetAccount(await as("driver"));
});

/** What has the focus: "h1 Booking #7", "button Edit KL 1", "body". */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    const name = element?.getAttribute("aria-label") ?? element?.textContent ?? "";
    return element === document.body ? "body" : `${element?.tagName.toLowerCase()} ${name}`;
  });
const expectFocus = (page: Page, on: string | RegExp) =>
  expect.poll(() => focused(page), { timeout: 10_000 }).toMatch(on);

test("after cancelling a booking by key the focus is on a heading", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const booking = await bookInLotA(driver, "A-12", { minutes: 60 });
  const page = await browserAs("driver", `/bookings/${booking.id}`);
  await expectConnected(page);
  await page.getByRole("button", { name: "Cancel booking" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Cancel this booking?" });
  await expect(dialog.getByText("Your refund")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel booking" }).press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Cancel booking" })).toHaveCount(0);
  await expectFocus(page, /^h[12] /);
});

test("after a vehicle is removed the focus is on the next one", async ({ server, browserAs }) => {
  const driver = await registerDriver(server.url);
  for (const number of ["FO 1", "FO 2", "FO 3"]) await driver.post("/api/vehicles/", { number });
  const page = await browserAs(driver.email, "/me");
  await expectConnected(page);
  const plates = page.getByRole("listitem").filter({ hasText: /FO \d/ });
  await expect(plates).toHaveCount(3);
  const remove = page.getByRole("button", { name: "Remove FO 2" });
  await remove.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).press("Enter");
  await expect(plates).toHaveCount(2);
  await expectFocus(page, /^button .*FO [13]/);
  await page.getByRole("button", { name: "Edit FO 3" }).press("Enter");
  const form = page.getByRole("form", { name: "Edit vehicle" });
  await form.getByRole("button", { name: "Save" }).press("Enter");
  await expectFocus(page, /^button .*FO 3/);
  const makeDefault = page.getByRole("button", { name: "Make FO 3 the default" });
  await makeDefault.press("Enter");
  await expect(makeDefault).toHaveCount(0);
  await expectFocus(page, /^button .*FO 3/);
});

test("after another device is signed out the focus stays in the list", async ({
  server,
  browserAs,
}) => {
  const driver = await registerDriver(server.url);
  await browserAs(driver.email, "/");
  const page = await browserAs(driver.email, "/me");
  await expectConnected(page);
  const devices = page.getByRole("region", { name: "Signed in on" });
  const out = devices.getByRole("button", { name: "Sign out Chrome on Linux" });
  await expect(out.first()).toBeVisible();
  const count = await devices.getByRole("listitem").count();
  await out.first().press("Enter");
  await expect(devices.getByRole("listitem")).toHaveCount(count - 1);
  await expectFocus(page, /^(button (Sign out|More|Sign)|h2 Signed in on)/);
});

test("after a hold is released the focus is on the page's heading", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const { id } = await driver.slot("Parking Lot A", "A-14");
  const { body } = await driver.post("/api/bookings/quote/", { slot: id, minutes: 30 });
  await driver.post("/api/bookings/hold/", { quote_id: body.quote_id, slot: id });
  const page = await browserAs("driver", "/bookings");
  await expectConnected(page);
  const bar = page.getByRole("region", { name: "Held slot" });
  await bar.getByRole("button", { name: "Release" }).press("Enter");
  await expect(bar).toHaveCount(0);
  await expectFocus(page, /^h1 Bookings/);
});

test("after a cash payment is declined the focus is not lost", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const booking = await bookInLotA(driver, "A-3", { method: "cash" });
  const page = await browserAs("owner", "/owner", desktop);
  await expectConnected(page);
  const row = page.getByTestId("queue-row").filter({ hasText: `#${booking.number}` });
  await row.getByRole("button", { name: "Decline" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Reason" }).pressSequentially("No cash came");
  await dialog.getByRole("button", { name: "Decline" }).press("Enter");
  await expect(row).toHaveCount(0);
  await expectFocus(page, /^(h[12]|button|a) /);
});

test("who clicks beside a control is not moved when it goes", async ({ server, browserAs }) => {
  const driver = await registerDriver(server.url);
  const { body } = await driver.post("/api/vehicles/", { number: "FO 9" });
  const page = await browserAs(driver.email, "/me", desktop);
  await expectConnected(page);
  await page.getByRole("button", { name: "Edit FO 9" }).focus();
  await page.mouse.click(1270, 880);
  await driver.send("DELETE", `/api/vehicles/${body.id}/`);
  await page.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  await page.waitForTimeout(600);
  expect(await focused(page)).toMatch(/^(body|main )/);
});
