import { bookInLotA, requestInLotB, resetAccount } from "../fixtures/account";
import { axeOptions, expectAccessible, expectOverlayAccessible } from "../fixtures/axe";
import { openPanel } from "../fixtures/panel";
import { expect, test } from "../fixtures/test";

test.setTimeout(180_000);
const narrow = { widths: [360, 1280] };

test.beforeEach(async ({ as }) => resetAccount(await as("driver")));

for (const path of ["/sign-in", "/register"])
  test(`J1: ${path} has no serious accessibility finding`, async ({ browser, server }) => {
    const page = await browser.newPage({ ...axeOptions, baseURL: server.url });
    await expectAccessible(page, path, {
      ready: () => expect(page.getByRole("heading", { level: 1 })).toBeVisible(),
    });
    await page.close();
  });

for (const [name, path] of [
  ["the start page", "/"],
  ["the search", "/find"],
  ["a lot", "/lots/{lot}?slot=A-14"],
  ["a booking", "/bookings/{booking}"],
  ["the list of bookings", "/bookings"],
  ["the notifications", "/notifications"],
  ["the profile", "/me"],
] as const)
  test(`J1: ${name} of a driver has no serious accessibility finding`, async ({
    as,
    browserAs,
  }) => {
    const driver = await as("driver");
    const booking = await bookInLotA(driver, "A-12", { plate: "KL-08-AZ-1234", minutes: 120 });
    const page = await browserAs("driver", "/", axeOptions);
    const own = path.replace("{lot}", booking.lot.id).replace("{booking}", booking.id);
    await expectAccessible(page, own);
    await driver.cancel(booking.id);
  });

for (const path of ["/owner", "/owner/bookings"])
  test(`J4: ${path} has no serious accessibility finding`, async ({ as, browserAs }) => {
    const driver = await as("driver");
    const booking = await bookInLotA(driver, "A-3", { method: "cash" });
    await expectAccessible(await browserAs("owner", "/owner", axeOptions), path);
    await driver.cancel(booking.id);
  });

for (const path of ["/admin", "/admin/payments"])
  test(`J5: ${path} has no serious accessibility finding`, async ({ as, browserAs }) => {
    const driver = await as("driver");
    const cash = await bookInLotA(driver, "A-3", { method: "cash" });
    const requested = await requestInLotB(driver, "B-9");
    await expectAccessible(await browserAs("admin", "/admin", axeOptions), path);
    for (const { id } of [cash, requested]) await driver.cancel(id);
  });

test("J2: /settings has no serious accessibility finding and fits a narrow phone", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", "/settings", axeOptions);
  await expectAccessible(page, "/settings", narrow);
});

for (const path of ["/admin/templates", "/admin/templates/{id}", "/admin/announce"])
  test(`J5: ${path} has no serious accessibility finding and fits a narrow phone`, async ({
    as,
    browserAs,
  }) => {
    const [template] = (await (await as("admin")).get("/api/notification-templates/")).body.results;
    const page = await browserAs("admin", "/admin", axeOptions);
    await expectAccessible(page, path.replace("{id}", template.id), narrow);
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
