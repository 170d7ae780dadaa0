import { pagesOfAll } from "../fixtures/walk/pages";
import { test } from "../fixtures/walk/test";
import { layoutFaults } from "../fixtures/reflow";
import { expectConnected } from "../fixtures/screen";
import { expect } from "../fixtures/test";

test.use({ walk: "reflow" });
test.setTimeout(150_000);

const sizes = {
  "320 px": { viewport: { width: 320, height: 640 } },
  "a zoom of 200 %": { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
} as const;

for (const who of ["guest", "driver", "owner", "staff", "admin"] as const)
  test(`nothing sticks out, is cut off or overlaps for the ${who}`, async ({
    browser,
    browserAs,
    server,
  }) => {
    await server.moveToDaytime();
    const pages = (await pagesOfAll(server)).filter((page) => page.who === who);
    for (const [size, options] of Object.entries(sizes)) {
      const page =
        who === "guest"
          ? await browser.newPage({ ...options, baseURL: server.url })
          : await browserAs(who, "/help", options);
      for (const { path } of pages) {
        await page.goto(path);
        if (who !== "guest") await expectConnected(page);
        await expect(page.getByRole("status").filter({ hasText: /^Loading/ })).toHaveCount(0);
        expect.soft(await page.evaluate(layoutFaults), `${path} at ${size}`).toEqual([]);
      }
      await page.context().close();
    }
  });
