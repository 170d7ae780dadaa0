import { randomUUID } from "node:crypto";
import { registerDriver } from "../fixtures/account";
import { expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const abroad = { timezoneId: "America/New_York" };

test("T2: a traveller is told whose clock the pages follow, and can take the device's", async ({
  server,
  browserAs,
}) => {
  const email = `zone-${randomUUID().slice(0, 8)}@parkmate.test`;
  const driver = await registerDriver(server.url, email);
  await driver.send("PATCH", "/api/user/profile/", { timezone: "Asia/Manila" });
  const page = await browserAs(email, "/find", abroad);
  const banner = page.getByRole("note", { name: "This device's clock" });
  await expect(banner).toContainText("those of Manila. This device is set to New York.");
  await banner.getByRole("button", { name: "Use New York time" }).click();
  await expect(banner).toBeHidden();
  expect((await driver.get("/api/user/profile/")).body.timezone).toBe("America/New_York");
  await page.reload();
  await expectConnected(page);
  await expect(banner).toBeHidden();
});

test("T2: the note about the zone is in the first HTML, so that nothing moves", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", "/bookings", abroad);
  await expectConnected(page);
  const html = await (await page.request.get("/bookings")).text();
  expect(html).toContain("This device is set to");
});

test("T2: who keeps the profile's zone is not asked again on the same journey", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", "/bookings", abroad);
  const banner = page.getByRole("note", { name: "This device's clock" });
  await banner.getByRole("button", { name: "Keep Manila time" }).click();
  await expect(banner).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Bookings" })).toBeVisible();
  await expect(banner).toBeHidden();
});
