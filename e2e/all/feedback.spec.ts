import type { Page } from "@playwright/test";
import { resetAccount } from "../fixtures/account";
import { expectConnected } from "../fixtures/screen";
import { FeedbackMeter, slowDown } from "../fixtures/slow-network";
import { expect, test } from "../fixtures/test";

/** What is pressed on which page; the first that matches. */
const presses: Record<
  string,
  [path: string, press: (page: Page) => ReturnType<Page["locator"]>][]
> = {
  driver: [
    ["/", (page) => page.getByRole("button", { name: "Find a slot" })],
    ["/", (page) => page.getByRole("navigation", { name: "Main" }).getByRole("link").nth(1)],
    ["/find", (page) => page.getByRole("main").getByRole("link", { name: /Parking Lot A/ })],
    ["/bookings", (page) => page.getByRole("main").getByRole("link").first()],
  ],
  owner: [
    ["/owner", (page) => page.getByRole("navigation", { name: "Main" }).getByRole("link").nth(1)],
    ["/owner/lots", (page) => page.getByRole("link", { name: /Parking Lot A/ })],
    ["/owner/lots/new", (page) => page.getByRole("button", { name: "Open the lot" })],
  ],
  admin: [
    ["/admin/payments", (page) => page.getByRole("main").getByRole("link", { name: /#/ }).first()],
    ["/admin/users", (page) => page.getByRole("main").getByRole("link").first()],
    ["/admin/announce", (page) => page.getByRole("button", { name: "Send" })],
    ["/admin/templates", (page) => page.getByRole("main").getByRole("link").first()],
  ],
};

for (const [who, listed] of Object.entries(presses))
  test(`on a slow network each press of the ${who} is answered within 100 ms`, async ({
    as,
    browserAs,
    server,
  }) => {
    await server.moveToDaytime();
    await resetAccount(await as("driver"));
    const page = await browserAs(who, "/help");
    page.setDefaultTimeout(10_000);
    const meter = await FeedbackMeter.on(page);
    for (const [path, target] of listed) {
      await page.goto(path);
      await expectConnected(page);
      const session = await slowDown(page);
      const ms = await meter.of(target(page));
      expect.soft(ms, `${String(target(page))} on ${path}`).toBeLessThanOrEqual(FeedbackMeter.most);
      await session.detach();
    }
  });
