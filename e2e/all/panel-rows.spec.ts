import { bookInLotA, clearNotifications } from "../fixtures/account";
import { sendNotification, sendNotifications } from "../fixtures/notifications";
import { chooseFromMenu, openPanel, rowOf } from "../fixtures/panel";
import { expectBadge, expectConnected, recordToasts, toastOf } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

const HOUR = 3600;

test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  await clearNotifications(await as("driver"));
});

test("J2.3: a snoozed row comes back after its hour, with one toast over all tabs", async ({
  advance,
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  await sendNotifications(admin, driver, 2);
  const page = await browserAs("driver", "/", desktop);
  const other = await page.context().newPage();
  await other.goto("/");
  for (const tab of [other, page]) await expectConnected(tab);
  await page.bringToFront();
  const panel = await openPanel(page);
  await chooseFromMenu(page, "Note 002", "Snooze", "1 hour");
  await expect(rowOf(page, "Note 002")).toHaveCount(0);
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText("1");
  await panel.getByRole("button", { name: "Snoozed" }).click();
  await expect(rowOf(page, "Note 002")).toContainText(/Snoozed until \d\d:\d\d/);
  await panel.getByRole("button", { name: "All", exact: true }).click();

  const toasts = await recordToasts(page.context());
  const raised = () => toasts.filter(({ text }) => text === "About Note 002.").length;
  await advance(HOUR + 1);
  await expect(rowOf(page, "Note 002")).toHaveCount(1);
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText("2");
  await expect.poll(raised).toBe(1);
  await page.waitForTimeout(600);
  expect(raised()).toBe(1);
});

test("J2.3: an archived row leaves, and its toast's Undo brings it back", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  await sendNotifications(admin, driver, 2);
  const page = await browserAs("driver", "/", desktop);
  await expectConnected(page);
  const panel = await openPanel(page);
  await chooseFromMenu(page, "Note 001", "Archive");
  await expect(rowOf(page, "Note 001")).toHaveCount(0);
  await expect(page.getByTestId("bell-badge")).toHaveText("1");
  await expectBadge(page, driver);
  await toastOf(page, "info", "Note 001").getByRole("button", { name: "Undo" }).click();
  await expect(rowOf(page, "Note 001")).toHaveCount(1);
  await expect(page.getByTestId("bell-badge")).toHaveText("2");
  await expectBadge(page, driver);
  await expect(panel).toBeVisible();
});

test("N4: a notification says why it came", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const booking = await bookInLotA(driver, "A-12");
  const page = await browserAs("driver", "/notifications");
  await expectConnected(page);
  await chooseFromMenu(page, "Payment of", "Why did I get this?");
  const dialog = page.getByRole("dialog", { name: "Why did I get this?" });
  await expect(dialog.getByText("You are the driver of this booking.")).toBeVisible();
  await expect(dialog.getByText("Added to your bell")).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: "Toast and sound" })).toContainText(
    "on by default",
  );
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await driver.cancel(booking.id);
});

test("W7: a booking is muted from its row, and unmuted by Undo or from the row", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const booking = await bookInLotA(driver, "A-12");
  const page = await browserAs("driver", "/notifications");
  await expectConnected(page);
  const mutes = async () => (await driver.get("/api/notification-settings/mutes/")).body.count;
  await chooseFromMenu(page, "Payment of", "Mute this booking");
  await expect.poll(mutes).toBe(1);
  const muted = page.getByTestId("toast").filter({ hasText: "is muted" });
  await muted.getByRole("button", { name: "Undo" }).click();
  await expect.poll(mutes).toBe(0);
  await chooseFromMenu(page, "Payment of", "Mute this booking");
  await expect.poll(mutes).toBe(1);
  await chooseFromMenu(page, "Payment of", "Unmute this booking");
  await expect.poll(mutes).toBe(0);
  await driver.cancel(booking.id);
});

test("a row that cannot be drawn leaves the page alone; Try again shows the list", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  await sendNotifications(admin, driver, 1);
  const page = await browserAs("driver", "/");
  await expectConnected(page);
  await page.route(/\/api\/notifications\/\?/, async (route) => {
    const answer = await (await route.fetch()).json();
    const results = answer.results.map((row: object) => ({ ...row, level: "unheard-of" }));
    await route.fulfill({ json: { ...answer, results } });
  });
  await page.getByTestId("bell").click();
  const panel = page.getByTestId("panel");
  await expect(panel.getByText("Notifications cannot be shown")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, includeHidden: true })).toBeAttached();
  await page.unroute(/\/api\/notifications\/\?/);
  await panel.getByRole("button", { name: "Try again" }).click();
  await expect(rowOf(page, "Note 001")).toBeVisible();
});

test("a toast's words lead to what they are about", async ({ as, browserAs }) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  const page = await browserAs("driver", "/");
  await expectConnected(page);
  await sendNotification(admin, driver, {
    title: "About a lot",
    related_object_type: "lot",
    related_object_id: (await driver.lot("Lot B")).id,
  });
  const toast = page.getByTestId("toast");
  await toast.getByRole("link", { name: /About a lot/ }).click();
  await expect(page).toHaveURL(/\/lots\//);
});
