import { bookInLotA, clearNotifications, requestInLotB } from "../fixtures/account";
import { openPanel, rowOf } from "../fixtures/panel";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

const HOUR_MS = 3_600_000;

test.beforeEach(async ({ as }) => clearNotifications(await as("driver")));

test("N5: the owner verifies from the bell; who comes second sees who was first", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const owners = await browserAs("owner", "/owner", desktop);
  const adas = await browserAs("admin", "/admin", desktop);
  const bens = await browserAs("admin2", "/admin", desktop);
  // Ben's page gets no frame, so it still offers the decision.
  await bens.routeWebSocket(/ws\/notifications/, () => undefined);
  await bens.reload();
  for (const page of [owners, adas]) await expectConnected(page);
  const { id, number } = await bookInLotA(driver, "A-14", { method: "cash" });
  const rowOn = (page: typeof owners) => rowOf(page, `#${number}`);
  const verifyOn = (page: typeof owners) =>
    rowOn(page).getByRole("button", { name: "Verify", exact: true });
  for (const page of [owners, adas, bens]) {
    await openPanel(page);
    await expect(verifyOn(page)).toBeVisible();
  }
  await verifyOn(owners).click();
  const words = /Verified by Maria \d\d:\d\d/;
  for (const page of [owners, adas]) {
    await expect(rowOn(page)).toContainText(words, { timeout: 3000 });
    await expect(verifyOn(page)).toHaveCount(0);
  }
  await verifyOn(bens).click();
  const second = bens.getByTestId("toast").filter({ hasText: "Already answered" });
  await expect(second).toContainText(words);
  await expect(rowOn(bens)).toContainText(words);
  expect((await driver.get(`/api/bookings/${id}/`)).body.status).toBe("active");
  await driver.cancel(id);
});

test("N5: declining from the bell asks for a reason, which the driver reads", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const page = await browserAs("owner", "/owner", desktop);
  await expectConnected(page);
  const { id } = await requestInLotB(driver, "B-4");
  const panel = await openPanel(page);
  const row = panel
    .getByTestId("panel-item")
    .filter({ has: page.getByRole("button", { name: "Approve" }) })
    .first();
  await row.getByRole("button", { name: "Decline" }).click();
  const dialog = page.getByRole("dialog", { name: /^Decline/ });
  const decline = dialog.getByRole("button", { name: "Decline", exact: true });
  await decline.click();
  await expect(dialog.getByText("Enter a reason for the driver.")).toBeVisible();
  await dialog.getByRole("button", { name: "The slot is closed for repairs" }).click();
  await decline.click();
  await expect(dialog).toBeHidden();
  await expect(panel.getByText(/Declined by Maria \d\d:\d\d/).first()).toBeVisible();
  await expect(panel).toBeVisible();
  expect((await driver.get(`/api/bookings/${id}/`)).body.status).toBe("declined");
  const [declined] = await driver.notifications(`&booking=${id}&event_type=booking_declined`);
  expect(declined.data.detail).toContain("The slot is closed for repairs");
});

test("N5: a reason that is being typed stays when somebody else answers first", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  const page = await browserAs("owner", "/owner", desktop);
  await expectConnected(page);
  const start_time = new Date((await driver.now()) + 26 * HOUR_MS).toISOString();
  const { id, number } = await requestInLotB(driver, "B-4", { start_time });
  const card = page.getByRole("region", { name: "Waiting for you" });
  const row = card.getByRole("listitem").filter({ hasText: `#${number}` });
  await row.getByRole("button", { name: "Decline" }).click();
  const dialog = page.getByRole("dialog", { name: "Decline this request?" });
  await dialog.getByRole("textbox", { name: "Reason" }).pressSequentially("The slot is");
  expect((await admin.post(`/api/bookings/${id}/approve/`)).status).toBe(200);
  await expect(row).toHaveCount(0);
  await dialog.getByRole("textbox", { name: "Reason" }).pressSequentially(" closed");
  await expect(dialog.getByRole("textbox")).toHaveValue("The slot is closed");
  await expect(dialog.getByText(/^This is no longer waiting/)).toBeVisible();
  await dialog.getByRole("button", { name: "Decline", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByTestId("toast")).toContainText(/Approved by Ada \d\d:\d\d/);
  expect((await driver.get(`/api/bookings/${id}/`)).body.status).toBe("confirmed");
  await driver.cancel(id);
});
