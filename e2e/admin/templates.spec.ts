import { isLive, startAfresh } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const ADMIN = "admin@parkmate.test",
  DRIVER = "driver@parkmate.test";
const desk = { viewport: { width: 1280, height: 900 } };

test("J5.8: words are changed with a preview, a broken variable is refused beside its field, the next notification uses them, reset brings the old ones back", async ({
  as,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  await startAfresh(driver);
  const page = await browserAs(ADMIN, "/admin/templates", desk);
  await isLive(page);
  await page
    .getByRole("searchbox", { name: "Search templates" })
    .fill("reservation cancelled driver");
  await page.getByRole("combobox", { name: "Channel" }).selectOption("in_app");
  await expect(page.getByTestId("template-row")).toHaveCount(1);
  await page.getByTestId("template-row").click();
  await expect(page.getByRole("heading", { level: 1, name: "Cancelled · Driver" })).toBeVisible();

  const [text, preview] = [
    page.getByRole("textbox", { name: "Text" }),
    page.getByTestId("preview"),
  ];
  await expect(preview).toContainText("Your reservation at Parking Lot A was cancelled");
  await text.fill("Gone: {nonsense}");
  await expect(page.getByText("There is no variable {nonsense}.")).toBeVisible();
  await expect(text).toHaveAttribute("aria-invalid", "true");
  await expect(preview.getByText("Gone: {nonsense}").first()).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved as" })).toHaveCount(0);
  await expect(text).toHaveAccessibleDescription("There is no variable {nonsense}.");

  await text.fill("Slot  was given up");
  await text.press("Home");
  for (let step = 0; step < 5; step += 1) await text.press("ArrowRight");
  await page.getByRole("button", { name: "Insert slot" }).press("Enter");
  await expect(text).toBeFocused();
  await expect(text).toHaveValue("Slot {slot} was given up");
  await text.pressSequentially("!");
  await expect(text).toHaveValue("Slot {slot}! was given up");
  await expect(preview).toContainText("Slot A-12! was given up");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved as version 2")).toBeVisible();

  const cancelled = async () => {
    const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
    await driver.post(`/api/bookings/${body.id}/cancel/`);
    return (await driver.notifications(`&booking=${body.id}&event_type=reservation_cancelled`))[0]!
      .message;
  };
  expect(await cancelled()).toBe("Slot A-14! was given up");

  await page.getByRole("button", { name: "Reset" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
  await expect(text).toHaveValue("Your reservation at {lot} was cancelled");
  expect(await cancelled()).toBe("Your reservation at Parking Lot A was cancelled");
  await page.getByRole("button", { name: "Use version 2" }).click();
  await expect(text).toHaveValue("Slot {slot}! was given up");
  await page.getByRole("link", { name: "All templates" }).click();
  await expect(page.getByTestId("template-row").first()).toBeVisible();
  await page.goBack();
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await expect(text).toHaveValue("Slot {slot}! was given up");
  await page.getByRole("button", { name: "Discard" }).click();
  await expect(text).toHaveValue("Your reservation at {lot} was cancelled");
});

test("J5.8: one that is switched off is marked, and nobody but admins comes here", async ({
  as,
  browserAs,
}) => {
  const admin = await as(ADMIN);
  const [row] = (
    await admin.get("/api/notification-templates/?event_type=refund_issued&delivery_channel=email")
  ).body.results;
  const page = await browserAs(ADMIN, `/admin/templates/${row.id}`, desk);
  await page.getByRole("switch", { name: "In use" }).click();
  await expect(page.getByRole("switch", { name: "In use" })).not.toBeChecked();
  await expect
    .poll(async () => (await admin.get(`/api/notification-templates/${row.id}/`)).body.is_active)
    .toBe(false);
  await page.getByRole("link", { name: "All templates" }).click();
  await page.getByRole("searchbox").fill("refund");
  await expect(page.getByTestId("template-row").filter({ hasText: "Off" })).toHaveCount(1);
  await admin.post(`/api/notification-templates/${row.id}/reset/`);
  const driver = await browserAs(DRIVER, "/admin/templates");
  await expect(driver).toHaveURL(/:\d+\/$/);
});
