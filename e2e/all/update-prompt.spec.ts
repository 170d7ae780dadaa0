import { expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

test("R6: a new service worker waits until the person lets it take over", async ({ browserAs }) => {
  const page = await browserAs("driver", "/me", { serviceWorkers: "allow" });
  await expectConnected(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const controller = () => page.evaluate(() => navigator.serviceWorker.controller!.scriptURL);
  const before = await controller();
  // Another address of the same file is a new version of the worker.
  await page.evaluate(() => navigator.serviceWorker.register("/sw.js?next"));
  const toast = page
    .getByTestId("toast")
    .filter({ hasText: "A new version of Parkmate is ready." });
  await expect(toast).toBeVisible();
  expect(await controller()).toBe(before);
  await Promise.all([
    page.waitForEvent("load"),
    toast.getByRole("button", { name: "Reload" }).click(),
  ]);
  await expectConnected(page);
  await expect.poll(controller).toContain("/sw.js?next");
});
