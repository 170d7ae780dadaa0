import type { Page } from "@playwright/test";
import { resetAccount } from "../fixtures/account";
import { firstPages } from "../fixtures/first-pages";
import { expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

/** What a page sends by itself: a report, and what must be asked at the very moment. */
const reports = /\/(mark_seen|explain)\/$/;

function watchPage(page: Page) {
  const reads: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/") && !reports.test(pathname)) reads.push(pathname);
  });
  page.on("console", (line) => {
    if (line.type() === "error") errors.push(line.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return { reads, errors };
}

for (const who of ["driver", "owner", "staff", "admin"] as const)
  test(`pages of the ${who} bring their data along and fetch none of it again`, async ({
    as,
    browserAs,
    server,
  }) => {
    await server.moveToDaytime();
    const driver = await as("driver");
    await resetAccount(driver);
    const pages = await firstPages(driver);
    const page = await browserAs(who);
    for (const { path } of pages.filter((one) => one.who === who)) {
      const { reads, errors } = watchPage(page);
      await page.goto(path);
      await expectConnected(page);
      await page.waitForTimeout(400);
      expect(errors, path).toEqual([]);
      expect(reads, path).toEqual([]);
      page.removeAllListeners();
    }
  });
