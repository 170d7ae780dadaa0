import { desktop, expect, test } from "../fixtures/test";

/** How long the scripts of a page take on a slow line. */
const SCRIPTS_LATE_MS = 1500;

for (const path of ["/admin/users", "/find"])
  test(`what is typed before the scripts of ${path} have started is searched for`, async ({
    browserAs,
  }) => {
    const page = await browserAs("admin", "/admin", desktop);
    await page.route("**/*.js", async (route) => {
      await new Promise((go) => setTimeout(go, SCRIPTS_LATE_MS));
      await route.continue();
    });
    await page.goto(path, { waitUntil: "commit" });
    const search = page.getByRole("searchbox").first();
    await search.pressSequentially("lot a");
    await page.waitForURL((url) => url.searchParams.get("q") === "lot a");
    await expect(search).toHaveValue("lot a");
  });
