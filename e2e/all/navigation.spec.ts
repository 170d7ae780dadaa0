import type { Page } from "@playwright/test";
import { expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const bar = (page: Page) => page.getByRole("progressbar", { name: "Loading the page" });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const menu = (page: Page) => page.getByRole("navigation", { name: "Main" });

/** Holds back what the server sends of this page's content. Returns what lets it through. */
async function hold(page: Page, path: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route(
    (url) => url.pathname === path && url.searchParams.has("_rsc"),
    async (route) => {
      await released;
      await route.continue();
    },
  );
  return release;
}

test("a slow page is announced immediately, while the old one stays", async ({ browserAs }) => {
  const page = await browserAs("driver", "/find");
  await expectConnected(page);
  await expect(bar(page)).toBeHidden();
  const release = await hold(page, "/bookings");
  await menu(page).getByRole("link", { name: "Bookings" }).click();
  await expect(bar(page)).toBeVisible();
  await expect(heading(page, "Find a slot")).toBeVisible();
  release();
  await expect(heading(page, "Bookings")).toBeVisible();
  await expect(bar(page)).toBeHidden();
});

for (const who of ["driver", "owner", "staff", "admin"])
  test(`pages that the ${who} opens from the menu fetch nothing twice`, async ({ browserAs }) => {
    const page = await browserAs(who);
    await expectConnected(page);
    const reads: string[] = [];
    page.on("request", (request) => {
      const { pathname, search } = new URL(request.url());
      if (pathname.startsWith("/api/")) reads.push(`${request.method()} ${pathname}${search}`);
    });
    for (const link of await menu(page).getByRole("link").all()) {
      reads.length = 0;
      await link.click();
      await expect(link).toHaveAttribute("aria-current", "page");
      await page.waitForTimeout(500);
      expect(reads.filter((one, index) => reads.indexOf(one) !== index)).toEqual([]);
    }
  });

test("on a phone, going back closes what is on top, and then leaves the page", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", "/find");
  await expectConnected(page);
  await menu(page).getByRole("link", { name: "Bookings" }).click();
  await expect(heading(page, "Bookings")).toBeVisible();
  const bell = page.getByTestId("bell");
  const panel = page.getByTestId("panel");
  await bell.click();
  await expect(panel).toBeVisible();
  await page.goBack();
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL(/\/bookings$/);

  await bell.click();
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toBeHidden();
  await expect.poll(() => page.evaluate(() => "layer" in history.state)).toBe(false);
  await bell.click();
  await panel.getByRole("link", { name: "Notification settings" }).click();
  await expect(heading(page, "Notification settings")).toBeVisible();
  await page.goBack();
  await expect(heading(page, "Bookings")).toBeVisible();
  await expect(panel).toBeHidden();
  await expect.poll(() => page.evaluate(() => "layer" in history.state)).toBe(false);
  await page.goBack();
  await expect(heading(page, "Find a slot")).toBeVisible();
});

test("on a phone, a slow page that a layer's link leads to arrives", async ({ browserAs }) => {
  const page = await browserAs("driver", "/bookings");
  await expectConnected(page);
  await page.getByTestId("bell").click();
  const release = await hold(page, "/settings");
  const panel = page.getByTestId("panel");
  await panel.getByRole("link", { name: "Notification settings" }).click();
  await expect(panel).toBeHidden();
  await page.waitForTimeout(1000);
  release();
  await expect(heading(page, "Notification settings")).toBeVisible();
});

test("on a phone, going back closes a dialog before the panel under it", async ({ browserAs }) => {
  const page = await browserAs("driver", "/bookings");
  await expectConnected(page);
  await page.getByTestId("bell").click();
  const panel = page.getByTestId("panel");
  await panel.getByRole("button", { name: /^More/ }).first().click();
  await page.getByRole("menuitem", { name: "Why did I get this?" }).click();
  const dialog = page.getByRole("dialog", { name: "Why did I get this?" });
  await expect(dialog).toBeVisible();
  await page.goBack();
  await expect(dialog).toBeHidden();
  await expect(panel).toBeVisible();
  await page.goBack();
  await expect(panel).toBeHidden();
  await expect(page).toHaveURL(/\/bookings$/);
});

test("on a phone, going back closes the picker of a stay", async ({ as, browserAs }) => {
  const { id } = await (await as("driver")).lot("Parking Lot A");
  const page = await browserAs("driver", `/lots/${id}?for=60`);
  await expectConnected(page);
  await page.getByRole("button", { name: /^Parking time/ }).click();
  const picker = page.getByRole("dialog", { name: "When do you park?" });
  await expect(picker).toBeVisible();
  await page.goBack();
  await expect(picker).toBeHidden();
  expect(new URL(page.url()).search).toBe("?for=60");

  const length = await page.evaluate(() => history.length);
  await page.getByRole("button", { name: /^Parking time/ }).click();
  await picker.getByRole("button", { name: "2 h", exact: true }).click();
  await picker.getByRole("button", { name: "Use this time" }).click();
  await expect(page).toHaveURL(/for=120/);
  await expect.poll(() => page.evaluate(() => "layer" in history.state)).toBe(false);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(length + 1);
  await page.goBack();
  await expect(page).not.toHaveURL(/\/lots\//);
});
