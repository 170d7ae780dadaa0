import type { Client } from "../fixtures/client";
import {
  expectBadge,
  expectFullClock,
  hearToasts,
  isLive,
  startAfresh,
  toastOf,
} from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const DRIVER = "driver@parkmate.test",
  OWNER = "owner@parkmate.test",
  OTHER = "owner2@parkmate.test";
const desk = { viewport: { width: 1280, height: 900 } };
const counted = async (person: Client) =>
  (await person.get("/api/notifications/unread_count/")).body;

test.beforeEach(async ({ as }) => startAfresh(await as(DRIVER)));

test("J4.1: a booking of Lot A reaches its owner's board at once, and no other owner", async ({
  as,
  browserAs,
}) => {
  const [driver, owner, other] = [await as(DRIVER), await as(OWNER), await as(OTHER)];
  const [board, foreign] = [
    await browserAs(OWNER, "/owner", desk),
    await browserAs(OTHER, "/owner", desk),
  ];
  for (const page of [board, foreign]) await isLive(page);
  const [heard, overheard] = [
    await hearToasts(board.context()),
    await hearToasts(foreign.context()),
  ];
  const rows = board.getByRole("region", { name: "New bookings" }).getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  await expectBadge(board, owner);
  const [mine, theirs] = [await counted(owner), await counted(other)];

  const { status, body } = await driver.book((await driver.slot("Parking Lot A", "A-12")).id, {
    plate: "KL-08-AZ-1234",
  });
  expect(status).toBe(201);
  await expect(toastOf(board, "info", "New booking received for Lot #1")).toBeVisible({
    timeout: 2000,
  });
  await expect(rows.first()).toContainText(/A-12.*KL-08-AZ-1234/);
  await expect(board.getByTestId("bell-badge")).toHaveText(String(mine.count + 1));
  await expect(board.getByTestId("slot-A-12")).toHaveAttribute("data-state", "occupied");

  expect(heard).toEqual([{ level: "info", text: "New booking received for Lot #1" }]);
  expect(await counted(other)).toEqual(theirs);
  await expectBadge(foreign, other);
  expect(overheard).toEqual([]);
  expect((await other.get(`/api/bookings/${body.id}/`)).status).toBe(404);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("J4.3: cash waits on the board, is called to mind, and paid time starts when the owner verifies it", async ({
  as,
  browserAs,
  advance,
}) => {
  const driver = await as(DRIVER);
  const board = await browserAs(OWNER, "/owner", desk);
  await isLive(board);
  const { status, body } = await driver.book((await driver.slot("Parking Lot A", "A-3")).id, {
    method: "cash",
  });
  expect(status).toBe(201);
  await expect(toastOf(board, "info", `Cash ₱30.00 from Arun for #${body.number}`)).toBeVisible();
  const page = await browserAs(DRIVER, `/bookings/${body.id}`);
  await isLive(page);

  const row = board.getByTestId("queue-row").filter({ hasText: `#${body.number}` });
  await expect(row).toContainText("Verify cash");
  await expect(row).toContainText(/hold ends in 1[45]:\d\d/);
  await advance(8 * 60);
  await expect(
    toastOf(board, "warning", `Cash ₱30.00 from Arun for #${body.number}`),
  ).toBeVisible();
  await expect(row).toContainText(/hold ends in [67]:\d\d/);

  await row.getByRole("button", { name: "Verify ₱30.00" }).click();
  await expect(toastOf(page, "success", "Your cash payment has been verified")).toBeVisible();
  await expectFullClock(page, driver, body.id);
  await expect(row).toBeHidden();
  const running = (await driver.get(`/api/bookings/${body.id}/`)).body;
  expect(running).toMatchObject({
    status: "active",
    payment: { status: "succeeded", verified_by: "Maria Santos" },
  });
  expect(Date.parse(running.end_time) - Date.parse(running.payment.verified_at)).toBe(30 * 60_000);
  expect(
    await driver.notifications(`&booking=${body.id}&event_type=payment_verified`),
  ).toHaveLength(1);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});
