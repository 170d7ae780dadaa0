import { readFile } from "node:fs/promises";
import { bookInLotA, resetAccount } from "../fixtures/account";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

test("an owner narrows the bookings down to days, and takes them along as a file", async ({
  as,
  browserAs,
  server,
}) => {
  await server.moveToDaytime();
  const driver = await as("driver");
  await resetAccount(driver);
  const start = (await driver.now()) + 3 * 86_400_000;
  const booking = await bookInLotA(driver, "A-12", { start_time: new Date(start).toISOString() });
  const dayIn = (days: number) =>
    new Date(start + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
  const page = await browserAs("owner", "/owner/bookings", desktop);
  await expectConnected(page);
  const row = page.getByRole("row").filter({ hasText: `#${booking.number}` });
  await expect(row).toBeVisible();
  await page.getByLabel("From").fill(dayIn(1));
  await expect(row).toBeHidden();
  await page.getByLabel("From").fill(dayIn(0));
  await page.getByLabel("To", { exact: true }).fill(dayIn(0));
  await expect(row).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`from=${dayIn(0)}.*to=${dayIn(0)}`));
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const lines = (await readFile(await (await download).path(), "utf8")).trim().split("\r\n");
  expect(lines[0]).toMatch(/number,status,lot,slot/);
  expect(lines.slice(1).map((line) => line.split(",")[0])).toContain(String(booking.number));
  await driver.cancel(booking.id);
});
