import { bookInLotA, resetAccount } from "../fixtures/account";
import { axeOptions, expectAccessible, expectOverlayAccessible } from "../fixtures/axe";
import { openPanel } from "../fixtures/panel";
import { expect, test } from "../fixtures/test";

test.setTimeout(180_000);
test.beforeEach(async ({ as }) => resetAccount(await as("driver")));

// The walk of controls.spec.ts does the same on every page of every role.
test("the page of the API has no serious accessibility finding", async ({ browser, server }) => {
  const page = await browser.newPage({ ...axeOptions, baseURL: server.url });
  await expectAccessible(page, "/api/docs/", () =>
    expect(page.locator(".opblock").first()).toBeVisible({ timeout: 20_000 }),
  );
  await page.close();
});

test("J2: the panel with a row's menu has no serious accessibility finding", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const booking = await bookInLotA(driver, "A-3", { method: "cash" });
  const page = await browserAs("owner", "/owner", axeOptions);
  await expectOverlayAccessible(page, "/owner", async () => {
    await openPanel(page);
    const row = page.getByTestId("panel-item").filter({ hasText: `#${booking.number}` });
    await row.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name: "Snooze" }).hover();
    await expect(page.getByRole("menuitem", { name: "1 hour" })).toBeVisible();
  });
  await driver.cancel(booking.id);
});

test("J2 N4: the dialog that says why has no serious accessibility finding", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const booking = await bookInLotA(driver, "A-3", { method: "cash" });
  const page = await browserAs("owner", "/owner", axeOptions);
  await expectOverlayAccessible(page, "/owner", async () => {
    await openPanel(page);
    const row = page.getByTestId("panel-item").filter({ hasText: `#${booking.number}` });
    await row.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name: "Why did I get this?" }).click();
    await expect(page.getByText("The next one like this")).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: /^Loading/ })).toHaveCount(0);
  });
  await driver.cancel(booking.id);
});

test("J2: selecting several has no serious accessibility finding", async ({ browserAs }) => {
  const page = await browserAs("owner", "/notifications", axeOptions);
  await expectOverlayAccessible(page, "/notifications", async () => {
    await page.getByRole("button", { name: "Select several" }).click();
    await page.getByRole("checkbox").nth(1).check();
  });
});
