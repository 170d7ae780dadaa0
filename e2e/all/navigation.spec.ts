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
