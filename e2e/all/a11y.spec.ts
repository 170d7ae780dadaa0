import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { openPanel } from "../fixtures/notifications";
import { isLive, startAfresh } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const widths = [390, 1280],
  schemes = ["light", "dark"] as const;
// With the content policy bypassed, axe may run beside the page's own scripts.
const options = { bypassCSP: true, reducedMotion: "reduce" } as const;

async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(
        (node) =>
          `${id}: ${node.target.join(" ")} ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`,
      ),
    );
}

/** No serious or critical finding on any of the paths, in both themes, on a phone and on a desk. */
async function expectAccessible(
  page: Page,
  paths: readonly string[],
  ready: (page: Page) => Promise<unknown>,
  sizes = widths,
): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const path of paths) {
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      await ready(page);
      await expect(page.getByRole("status").filter({ hasText: /^Loading/ })).toHaveCount(0);
      for (const width of sizes) {
        await page.setViewportSize({ width, height: 844 });
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth),
          `${path} at ${width}`,
        ).toBeLessThanOrEqual(width);
        const violations = await violationsOf(page);
        if (violations.length) found[`${path} ${colorScheme} ${width}`] = violations;
      }
    }
  }
  expect(found).toEqual({});
}

/** What opens over a page: it is opened anew for each theme, and looked at on the narrowest phone and on a desk. */
async function expectOverlayAccessible(
  page: Page,
  path: string,
  open: (page: Page) => Promise<unknown>,
): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const colorScheme of schemes) {
    for (const width of [360, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      await page.goto(path);
      await isLive(page);
      await open(page);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        "nothing sticks out",
      ).toBeLessThanOrEqual(width);
      const violations = await violationsOf(page);
      if (violations.length) found[`${path} ${colorScheme} ${width}`] = violations;
    }
  }
  expect(found).toEqual({});
}

test.setTimeout(180_000);

test("J2: the bell's panel, its menu, its dialogs and selecting have no serious barrier", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver@parkmate.test");
  await startAfresh(driver);
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-3")).id, {
    method: "cash",
  });
  const page = await browserAs("owner@parkmate.test", "/owner", options);
  const row = page.getByTestId("panel-item").filter({ hasText: `#${body.number}` });
  const menu = () => row.getByRole("button", { name: /^More for/ }).click();
  await expectOverlayAccessible(page, "/owner", async () => {
    await openPanel(page);
    await menu();
    await page.getByRole("menuitem", { name: "Snooze" }).hover();
    await expect(page.getByRole("menuitem", { name: "1 hour" })).toBeVisible();
  });
  await expectOverlayAccessible(page, "/owner", async () => {
    await openPanel(page);
    await menu();
    await page.getByRole("menuitem", { name: "Why did I get this?" }).click();
    await expect(page.getByText("The next one like this")).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: /^Loading/ })).toHaveCount(0);
  });
  await expectOverlayAccessible(page, "/notifications", async () => {
    await page.getByRole("button", { name: "Select several" }).click();
    await page.getByRole("checkbox").nth(1).check();
  });
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("J1: the pages of a driver, and of a visitor, have no serious barrier", async ({
  as,
  browser,
  browserAs,
  server,
}) => {
  const visitor = await browser.newPage({ ...options, baseURL: server.url });
  await expectAccessible(visitor, ["/sign-in", "/register"], (page) =>
    expect(page.getByRole("heading", { level: 1 })).toBeVisible(),
  );
  await visitor.close();

  const driver = await as("driver@parkmate.test");
  await startAfresh(driver);
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-12")).id, {
    plate: "KL-08-AZ-1234",
    minutes: 120,
  });
  const page = await browserAs(driver.email, "/", options);
  await expectAccessible(
    page,
    [
      "/",
      "/find",
      `/lots/${body.lot.id}?slot=A-14`,
      `/bookings/${body.id}`,
      "/bookings",
      "/notifications",
      "/me",
    ],
    isLive,
  );
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("J4: the owner's pages have no serious barrier", async ({ as, browserAs }) => {
  const driver = await as("driver@parkmate.test");
  await startAfresh(driver);
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-3")).id, {
    method: "cash",
  });
  await expectAccessible(
    await browserAs("owner@parkmate.test", "/owner", options),
    ["/owner", "/owner/bookings"],
    isLive,
  );
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("J5: the admin's pages have no serious barrier", async ({ as, browserAs }) => {
  const driver = await as("driver@parkmate.test");
  await startAfresh(driver);
  const cash = (
    await driver.book((await driver.slot("Parking Lot A", "A-3")).id, { method: "cash" })
  ).body;
  const asked = (await driver.book((await driver.slot("Lot B", "B-9")).id)).body;
  await expectAccessible(
    await browserAs("admin@parkmate.test", "/admin", options),
    ["/admin", "/admin/payments"],
    isLive,
  );
  for (const { id } of [cash, asked]) await driver.post(`/api/bookings/${id}/cancel/`);
});

const narrow = [360, 1280];

test("J2 J5: settings, templates and the composer have no serious barrier and fit a narrow phone", async ({
  as,
  browserAs,
}) => {
  const [template] = (await (await as("admin@parkmate.test")).get("/api/notification-templates/"))
    .body.results;
  await expectAccessible(
    await browserAs("driver@parkmate.test", "/settings", options),
    ["/settings"],
    isLive,
    narrow,
  );
  await expectAccessible(
    await browserAs("admin@parkmate.test", "/admin", options),
    ["/admin/templates", `/admin/templates/${template.id}`, "/admin/announce"],
    isLive,
    narrow,
  );
});
