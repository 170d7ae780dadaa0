import {
  expectBadge,
  expectClock,
  hearToasts,
  isLive,
  startAfresh,
  toastOf,
} from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const DRIVER = "driver@parkmate.test",
  ADA = "admin@parkmate.test",
  BEN = "admin2@parkmate.test";
const desk = { viewport: { width: 1280, height: 900 } };

test.beforeEach(async ({ as }) => startAfresh(await as(DRIVER)));

test("J5.1: of two admins one verifies; the other one's row closes and the driver hears it once", async ({
  as,
  browserAs,
}) => {
  const [driver, ben] = [await as(DRIVER), await as(BEN)];
  const [adas, bens] = [await browserAs(ADA, "/admin", desk), await browserAs(BEN, "/admin", desk)];
  for (const page of [adas, bens]) await isLive(page);
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id, {
    method: "cash",
  });
  const page = await browserAs(DRIVER, `/bookings/${body.id}`);
  await isLive(page);
  const heard = await hearToasts(page.context());

  const [adasRow, bensRow] = [adas, bens].map((admin) =>
    admin.getByTestId("queue-row").filter({ hasText: `#${body.number}` }),
  );
  for (const row of [adasRow!, bensRow!]) {
    await expect(row).toHaveCount(1);
    await expect(row).toHaveAttribute("data-resolved", "false");
  }
  await expectBadge(bens, ben);
  const unread = Number(await bens.getByTestId("bell-badge").textContent());
  await adasRow!.getByRole("button", { name: "Verify ₱30.00" }).click();
  await expect(bensRow!).toContainText(/Verified by Ada \d\d:\d\d/, { timeout: 2000 });
  await expect(bensRow!).toHaveAttribute("data-resolved", "true");
  await expect(bensRow!.getByRole("button")).toHaveCount(0);
  await expect(adasRow!).toContainText(/Verified by Ada \d\d:\d\d/);
  await expectBadge(bens, ben);
  expect(
    Number(
      (await bens.getByTestId("bell-badge").isVisible())
        ? await bens.getByTestId("bell-badge").textContent()
        : 0,
    ),
  ).toBe(unread - 1);

  expect(await ben.post(`/api/admin/payments/${body.payment.id}/verify/`)).toMatchObject({
    status: 409,
    body: { code: "already_resolved", resolved: { by: "Ada Cruz", outcome: "verified" } },
  });
  await expectClock(
    page.getByTestId("countdown"),
    async () => (await driver.get(`/api/bookings/${body.id}/`)).body.seconds_remaining,
  );
  expect(
    await driver.notifications(`&booking=${body.id}&event_type=payment_verified`),
  ).toHaveLength(1);
  expect(heard.filter(({ text }) => text === "Your cash payment has been verified")).toEqual([
    { level: "success", text: "Your cash payment has been verified" },
  ]);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("J5.2: a request is declined with a reason, and the driver has the money and the slot is free", async ({
  as,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  const admin = await browserAs(ADA, "/admin", desk);
  await isLive(admin);
  const { body } = await driver.book((await driver.slot("Lot B", "B-4")).id);
  expect(body.status).toBe("requested");
  const page = await browserAs(DRIVER, `/bookings/${body.id}`);
  await isLive(page);

  const row = admin.getByTestId("queue-row").filter({ hasText: `#${body.number}` });
  await row.getByRole("button", { name: "Decline" }).click();
  const dialog = admin.getByRole("dialog", { name: "Decline this request?" });
  await dialog.getByRole("button", { name: "Decline" }).click();
  await expect(dialog.getByText("Enter a reason for the driver.")).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: "Reason" })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  expect((await driver.get(`/api/bookings/${body.id}/`)).body.status).toBe("requested");

  await dialog.getByRole("textbox", { name: "Reason" }).fill("The gate is broken");
  await dialog.getByRole("button", { name: "Decline" }).click();
  await expect(toastOf(page, "warning", "Admin declined your booking request")).toBeVisible();
  await expect(page.getByText("Reason: The gate is broken").first()).toBeVisible();
  await expect(row).toContainText(/Declined by Ada \d\d:\d\d/);
  await page.getByTestId("bell").click();
  await expect(
    page.getByTestId("panel-item").filter({ hasText: "₱30.00 refunded to your card" }).first(),
  ).toBeVisible();
  expect(await driver.notifications(`&booking=${body.id}&event_type=refund_issued`)).toHaveLength(
    1,
  );
  expect((await driver.slot("Lot B", "B-4")).state).toBe("available");
});
