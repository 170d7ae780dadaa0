import { resetAccount } from "../fixtures/account";
import { openLot } from "../fixtures/lot";
import { desktop, expect, test } from "../fixtures/test";

test("B4: a row closes at once, with one list of the bookings in all its slots", async ({
  as,
  browserAs,
}) => {
  const [owner, driver] = [await as("owner"), await as("driver")];
  await resetAccount(driver);
  const lot = await openLot(owner, "Cherry Yard", ["C-1", "C-2"]);
  const { body: booking } = await driver.book(lot.slots[1].id, { minutes: 60 });
  const page = await browserAs("owner", `/owner/lots/${lot.id}`, desktop);
  await page.getByRole("button", { name: /^Row 1/ }).click();
  await page.getByRole("button", { name: "Close row" }).click();
  const card = page.getByRole("region", { name: "Close slots C-1 to C-2" });
  await expect(card.getByRole("listitem")).toHaveText(/Slot C-2/);
  await card.getByRole("button", { name: "Close slots C-1 to C-2" }).click();
  await expect(card).toHaveCount(0);
  await expect(page.getByText("0 open, 2 closed")).toBeVisible();
  expect((await driver.get(`/api/bookings/${booking.id}/`)).body.payment.refunded).toBe("60.00");
  for (const code of ["C-1", "C-2"])
    await expect(page.getByTestId(`plan-${code}`)).toHaveAccessibleName(/closed/);
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("B4 J4.8: closing a booked slot asks about each booking, and its drivers are told", async ({
  as,
  browserAs,
}) => {
  const [owner, driver] = [await as("owner"), await as("driver")];
  await resetAccount(driver);
  const lot = await openLot(owner, "Plum Yard", ["Q-1", "Q-2"]);
  const [first] = lot.slots;
  const { body: booking } = await driver.book(first.id, { minutes: 60 });
  const page = await browserAs("owner", `/owner/lots/${lot.id}`, desktop);
  await page.getByTestId("plan-Q-1").click();
  await page.getByRole("button", { name: "Close slot Q-1" }).click();
  const card = page.getByRole("region", { name: "Close slot Q-1" });
  await expect(card).toContainText("1 booking is affected by closing slot Q-1");
  await expect(card.getByRole("radio", { name: "Slot Q-2" })).toBeChecked();
  expect((await driver.get(`/api/bookings/${booking.id}/`)).body.slot.code).toBe("Q-1");

  const later = new Date((await driver.now()) + 5 * 3_600_000).toISOString();
  const { body: made } = await driver.book(first.id, { minutes: 60, start_time: later });
  await card.getByRole("button", { name: "Close slot Q-1" }).click();
  await expect(card).toContainText("The bookings have changed meanwhile");
  await card
    .getByRole("radiogroup", { name: `Booking #${made.number}` })
    .getByText("Refund ₱60.00")
    .click();
  const { body: kept } = await driver.book(first.id, {
    minutes: 60,
    start_time: new Date((await driver.now()) + 9 * 3_600_000).toISOString(),
  });
  await card.getByRole("button", { name: "Close slot Q-1" }).click();
  await card
    .getByRole("radiogroup", { name: `Booking #${kept.number}` })
    .getByText("Let it end")
    .click();
  await expect(card.getByRole("status")).toContainText(
    "1 moves, 1 is cancelled and refunded, 1 stays until it ends.",
  );
  await card.getByLabel(/Why/).pressSequentially("Charger repair");
  await card.getByRole("button", { name: "Close slot Q-1" }).click();
  await expect(card).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Open slot Q-1" })).toBeVisible();
  expect((await driver.get(`/api/bookings/${booking.id}/`)).body.slot.code).toBe("Q-2");
  expect((await driver.get(`/api/bookings/${made.id}/`)).body.payment.refunded).toBe("60.00");
  const stayed = (await driver.get(`/api/bookings/${kept.id}/`)).body;
  expect([stayed.status, stayed.slot.code, stayed.payment.refunded]).toEqual([
    "confirmed",
    "Q-1",
    "0.00",
  ]);
  await page.reload();
  await expect(page.getByTestId("plan-Q-1")).toHaveAccessibleName(/closed/);
  await owner.send("PATCH", `/api/lots/${lot.id}/?force=true`, { status: "closed" });
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});
