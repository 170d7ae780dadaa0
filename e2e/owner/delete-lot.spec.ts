import { resetAccount } from "../fixtures/account";
import { openLot } from "../fixtures/lot";
import { desktop, expect, test } from "../fixtures/test";

test("a lot with a booking ahead is not deleted, and one without is", async ({ as, browserAs }) => {
  const [owner, driver] = [await as("owner"), await as("driver")];
  await resetAccount(driver);
  const lot = await openLot(owner, "Quince Yard", ["Q-1"]);
  const { body: booking } = await driver.book(lot.slots[0].id, { minutes: 60 });
  const page = await browserAs("owner", `/owner/lots/${lot.id}?tab=details`, desktop);
  await page.getByRole("button", { name: "Delete the lot" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete Quince Yard?" });
  await expect(dialog).toContainText("Past bookings and payments stay");
  await dialog.getByRole("button", { name: "Delete the lot" }).click();
  await expect(dialog.getByRole("alert")).toHaveText(
    `Not possible while 1 booking is open: #${booking.number}. ` +
      "Cancel it, or wait until it has ended.",
  );
  await driver.cancel(booking.id);
  await dialog.getByRole("button", { name: "Delete the lot" }).click();
  await expect(page).toHaveURL(/\/owner\/lots$/);
  await expect(page.getByText("Quince Yard")).toHaveCount(0);
  expect((await owner.get(`/api/lots/${lot.id}/`)).status).toBe(404);
});
