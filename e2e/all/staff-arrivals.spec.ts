import { bookInLotA, resetAccount } from "../fixtures/account";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

test("S1.11: a booking appears among staff's arrivals at once, and leaves with its end", async ({
  as,
  browserAs,
  server,
}) => {
  await server.moveToDaytime();
  const driver = await as("driver");
  await resetAccount(driver);
  const page = await browserAs("staff", "/staff", desktop);
  await expectConnected(page);
  const row = page.getByRole("main").getByRole("button").filter({ hasText: "Slot A-14" });
  await expect(row).toHaveCount(0);
  const { id } = await bookInLotA(driver, "A-14");
  await expect(row).toBeVisible();
  await driver.cancel(id);
  await expect(row).toHaveCount(0);
});
