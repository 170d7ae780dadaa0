import { bookInLotA } from "../fixtures/account";
import { expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

test("J3.1: an open question about cancelling follows the end of the free time", async ({
  as,
  server,
  advance,
  browserAs,
}) => {
  await server.moveToDaytime();
  const driver = await as("driver");
  const { id } = await bookInLotA(driver, "A-12", { minutes: 60 });
  const page = await browserAs("driver", `/bookings/${id}`);
  await expectConnected(page);
  await page.getByRole("button", { name: "Cancel booking" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel this booking?" });
  await expect(dialog).toContainText(/Your refund\s*₱60\.00/);
  await advance(301);
  await expect(dialog).toContainText(/Your refund\s*₱0\.00/);
  await dialog.getByRole("button", { name: "Cancel booking" }).click();
  await expect(dialog).toHaveCount(0);
  await page.reload();
  await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible();
});
