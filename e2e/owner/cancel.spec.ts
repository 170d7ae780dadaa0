import { resetAccount } from "../fixtures/account";
import { openLot } from "../fixtures/lot";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

test("an owner reads what is refunded before a booking is cancelled", async ({ as, browserAs }) => {
  const [owner, driver] = [await as("owner"), await as("driver")];
  await resetAccount(driver);
  const lot = await openLot(owner, "Papaya Yard", ["P-1"]);
  const { body: booking } = await driver.book(lot.slots[0].id, { minutes: 60 });
  const page = await browserAs("owner", `/owner/bookings?booking=${booking.id}`, desktop);
  await expectConnected(page);
  await page.getByRole("button", { name: "Cancel booking" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel this booking?" });
  await expect(dialog).toContainText("The driver gets everything back: ₱60.00 to the card.");
  await dialog.getByRole("button", { name: "Back" }).click();
  await driver.cancel(booking.id);
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});
