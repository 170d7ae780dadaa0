import { bookInLotA, resetAccount } from "../fixtures/account";
import { unreadCounts } from "../fixtures/notifications";
import {
  expectBadge,
  expectConnected,
  expectFullCountdown,
  recordToasts,
  toastOf,
} from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

test.beforeEach(async ({ as }) => resetAccount(await as("driver")));

test("J4.1: a booking reaches the board of the lot's owner and of no other owner", async ({
  as,
  browserAs,
}) => {
  const [driver, owner, other] = [await as("driver"), await as("owner"), await as("owner2")];
  // The list shows this one until the next booking comes.
  const earlier = await bookInLotA(driver, "A-14", { plate: "KL-11-Q-2201" });
  const board = await browserAs("owner", "/owner", desktop);
  const foreign = await browserAs("owner2", "/owner", desktop);
  for (const page of [board, foreign]) await expectConnected(page);
  const toasts = await recordToasts(board.context());
  const othersToasts = await recordToasts(foreign.context());
  const rows = board.getByRole("region", { name: "New bookings" }).getByRole("listitem");
  await expect(rows.first()).toContainText("A-14");
  await expectBadge(board, owner);
  const [mine, theirs] = [await unreadCounts(owner), await unreadCounts(other)];

  const booking = await bookInLotA(driver, "A-12", { plate: "KL-08-AZ-1234" });
  const text = "New booking received for Lot #1";
  await expect(toastOf(board, "info", text)).toBeVisible({ timeout: 2000 });
  await expect(rows.first()).toContainText(/A-12.*KL-08-AZ-1234/);
  expect((await unreadCounts(owner)).count).toBe(mine.count + 1);
  await expectBadge(board, owner);
  await expect(board.getByTestId("slot-A-12")).toHaveAttribute("data-state", "occupied");

  expect(toasts).toEqual([{ level: "info", text }]);
  expect(await unreadCounts(other)).toEqual(theirs);
  await expectBadge(foreign, other);
  expect(othersToasts).toEqual([]);
  expect((await other.get(`/api/bookings/${booking.id}/`)).status).toBe(404);
  for (const { id } of [booking, earlier]) await driver.cancel(id);
});

test("J4.3: cash waits on the board; paid time starts when the owner verifies it", async ({
  as,
  browserAs,
  advance,
}) => {
  const driver = await as("driver");
  const board = await browserAs("owner", "/owner", desktop);
  await expectConnected(board);
  const booking = await bookInLotA(driver, "A-3", { method: "cash" });
  const text = `Cash ₱30.00 from Arun for #${booking.number}`;
  await expect(toastOf(board, "info", text)).toBeVisible();
  const page = await browserAs("driver", `/bookings/${booking.id}`);
  await expectConnected(page);

  const row = board.getByTestId("queue-row").filter({ hasText: `#${booking.number}` });
  await expect(row).toContainText("Verify cash");
  await expect(row).toContainText(/hold ends in 1[45]:\d\d/);
  await advance(8 * 60);
  await expect(toastOf(board, "warning", text)).toBeVisible();
  await expect(row).toContainText(/hold ends in [67]:\d\d/);

  await row.getByRole("button", { name: "Verify ₱30.00" }).click();
  await expect(toastOf(page, "success", "Your cash payment has been verified")).toBeVisible();
  await expectFullCountdown(page, driver, booking.id);
  await expect(row).toBeHidden();
  const running = (await driver.get(`/api/bookings/${booking.id}/`)).body;
  expect(running).toMatchObject({
    status: "active",
    payment: { status: "succeeded", verified_by: "Maria Santos" },
  });
  const paidMs = Date.parse(running.end_time) - Date.parse(running.payment.verified_at);
  expect(paidMs).toBe(30 * 60_000);
  expect(
    await driver.notifications(`&booking=${booking.id}&event_type=payment_verified`),
  ).toHaveLength(1);
  await driver.cancel(booking.id);
});

test("the chart of the day is drawn when a phone comes near it", async ({ browserAs }) => {
  const page = await browserAs("owner", "/owner");
  await expectConnected(page);
  const card = page.getByRole("region", { name: "Occupancy by hour" });
  await expect(card.getByText("As a table")).toBeHidden();
  const { height } = (await card.boundingBox())!;
  await card.scrollIntoViewIfNeeded();
  await expect(card.getByText("As a table")).toBeVisible();
  expect(Math.abs((await card.boundingBox())!.height - height)).toBeLessThanOrEqual(16);
});
