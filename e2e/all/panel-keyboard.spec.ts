import { clearNotifications } from "../fixtures/account";
import { sendNotifications } from "../fixtures/notifications";
import { rowOf } from "../fixtures/panel";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

test.beforeEach(async ({ as }) => {
  const driver = await as("driver");
  await clearNotifications(driver);
  await sendNotifications(await as("admin"), driver, 3);
});

test("by keyboard alone: from the bell through a row and its menus, and back", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", "/", desktop);
  await expectConnected(page);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const title = (name: string) =>
    rowOf(page, name).getByRole("button", { name: `Unread: ${name}` });
  const menuOf = (name: string) => rowOf(page, name).getByRole("button", { name: /^More for/ });
  const item = (name: string) => page.getByRole("menuitem", { name });
  const panel = page.getByTestId("panel");

  await test.step("into the panel and to the first row", async () => {
    await page.getByTestId("bell").focus();
    await press("Enter");
    await expect(rowOf(page, "Note 003")).toBeVisible();
    const isFocused = () => title("Note 003").evaluate((node) => node === document.activeElement);
    for (let steps = 0; steps < 15 && !(await isFocused()); steps += 1) await press("Tab");
    await expect(title("Note 003")).toBeFocused();
  });
  await test.step("into the menu and its submenu, and out again", async () => {
    await press("Tab");
    await expect(menuOf("Note 003")).toBeFocused();
    await press("Enter", "ArrowDown");
    await expect(item("Snooze")).toBeFocused();
    await press("ArrowRight");
    await expect(item("1 hour")).toBeFocused();
    await press("ArrowLeft");
    await expect(item("Snooze")).toBeFocused();
    await press("Escape");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(panel).toBeVisible();
    await expect(menuOf("Note 003")).toBeFocused();
  });
  await test.step("archiving moves the focus to the next row, Escape to the bell", async () => {
    await press("Enter");
    await expect(page.getByRole("menu")).toBeVisible();
    await press("ArrowDown", "ArrowDown");
    await expect(item("Archive")).toBeFocused();
    await press("Enter");
    await expect(rowOf(page, "Note 003")).toHaveCount(0);
    await expect(title("Note 002")).toBeFocused();
    await press("Escape");
    await expect(panel).toBeHidden();
    await expect(page.getByTestId("bell")).toBeFocused();
  });
});

test("the bell: a second Enter marks nothing as read, and going back closes the panel", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", "/");
  await expectConnected(page);
  await page.getByRole("link", { name: "Bookings" }).click();
  await expect(page).toHaveURL(/\/bookings$/);
  await page.getByTestId("bell").focus();
  await page.keyboard.press("Enter");
  const panel = page.getByTestId("panel");
  await expect(panel.getByRole("heading", { name: "Notifications" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("bell-badge")).toHaveText("3");
  await page.goBack();
  await expect(panel).toBeHidden();
});
