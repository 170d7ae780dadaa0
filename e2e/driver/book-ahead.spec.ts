import { resetAccount } from "../fixtures/account";
import { expect, test } from "../fixtures/test";

const HALF_HOUR_MS = 1_800_000;
const HOUR_S = 3600;

test("J3.1: a booking for tomorrow reminds once, and is silent after it was cancelled", async ({
  as,
  server,
  advance,
  browserAs,
}) => {
  await server.moveToDaytime();
  let driver = await as("driver");
  await resetAccount(driver);
  const { id: lotId } = await driver.lot("Parking Lot A");
  const page = await browserAs("driver", `/lots/${lotId}?for=30`);
  await page.getByRole("button", { name: /^Parking time/ }).click();
  await page.getByRole("button", { name: "Tomorrow" }).click();
  const start = page.getByLabel("Start", { exact: true });
  await start.click();
  await start.pressSequentially("1000");
  await start.press("Tab");
  await page.getByRole("button", { name: "Use this time" }).click();
  await page.getByTestId("slot-A-14").click();
  await page.getByRole("button", { name: "Hold for 5 minutes and pay" }).click();
  await page.getByLabel("Card number").fill("");
  await page.getByLabel("Card number").pressSequentially("4242424242424242");
  await page.getByRole("button", { name: "Pay ₱30.00 and book" }).click();
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}$/);
  const id = new URL(page.url()).pathname.split("/").at(-1)!;
  const { body: booking } = await driver.get(`/api/bookings/${id}/`);
  expect(booking).toMatchObject({ status: "confirmed", minutes: 30 });
  await page.close();

  const reminderAt = Date.parse(booking.start_time) - HALF_HOUR_MS + 1000;
  await advance(Math.round((reminderAt - (await server.guest.now())) / 1000));
  driver = await as("driver");
  const told = async () =>
    (await driver.notifications(`&booking=${id}`)).map((row) => row.event_type);
  await expect.poll(told).toContain("upcoming_reservation");
  expect((await told()).filter((type) => type === "upcoming_reservation")).toHaveLength(1);

  const returned = await browserAs("driver", `/bookings/${id}`);
  await returned.getByRole("button", { name: "Cancel booking" }).click();
  const dialog = returned.getByRole("dialog", { name: "Cancel this booking?" });
  await expect(dialog).toContainText(/Your refund\s*₱30\.00/);
  await dialog.getByRole("button", { name: "Cancel booking" }).click();
  await expect(dialog).toHaveCount(0);
  await returned.reload();
  await expect(returned.getByText("Cancelled", { exact: true }).first()).toBeVisible();
  await expect.poll(told).toEqual(expect.arrayContaining(["refund_issued"]));
  const owner = await as("owner");
  const heard = (await owner.notifications(`&booking=${id}`)).map((row) => row.event_type);
  expect(heard).toContain("reservation_cancelled");

  const before = await told();
  await advance(HOUR_S);
  expect(await told()).toEqual(before);
});
