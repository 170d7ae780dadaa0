import {
  choose,
  emptyBell,
  openPanel,
  rowOf,
  writeNotification,
  writeNotifications,
} from "../fixtures/notifications";
import { expectBadge, hearToasts, isLive, toastOf } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const DRIVER = "driver@parkmate.test",
  ADA = "admin@parkmate.test";
const desk = { viewport: { width: 1280, height: 900 } };
const HOUR = 3600;

test.beforeEach(async ({ as }) => emptyBell(await as(DRIVER)));

test("J2.1: unread first, in sections and stacks; chips and search; older rows come as one scrolls", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await writeNotifications(admin, driver, 42);
  await driver.post("/api/notifications/mark_all_read/");
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-12")).id);
  const page = await browserAs(DRIVER, "/", desk);
  await isLive(page);
  const panel = await openPanel(page);
  await expect(panel.getByTestId("panel-conn-status")).toHaveText("Connected");
  const items = panel.getByTestId("panel-item");
  await expect(items.first()).toHaveAttribute("data-unread", "true");
  await expect(panel.getByRole("heading", { name: "Earlier today" })).toBeVisible();
  await expect(items).toHaveCount(19);

  await expect(items.filter({ hasText: "Booking confirmed" })).toHaveCount(0);
  const more = panel.getByRole("button", { name: /^Show 1 related/ });
  await more.click();
  await expect(panel.getByRole("button", { name: /^Hide 1 related/ })).toHaveAttribute(
    "aria-expanded",
    "true",
  );
  await expect(items.filter({ hasText: "Booking confirmed" })).toHaveCount(1);

  await expect(async () => {
    await items.last().scrollIntoViewIfNeeded();
    await expect(items).toHaveCount(44, { timeout: 300 });
  }).toPass();
  await expect(panel.getByRole("button", { name: "Load more" })).toHaveCount(0);

  await panel.getByRole("button", { name: "Bookings" }).click();
  await expect(items).toHaveCount(1);
  await panel.getByRole("button", { name: "All", exact: true }).click();
  await panel.getByRole("searchbox").fill("payment");
  await expect(items).toHaveCount(1);
  await expect(items).toContainText("Payment of ₱30.00 confirmed");
  await panel.getByRole("searchbox").fill("no such words");
  await expect(panel.getByText("No matching notifications")).toBeVisible();
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("J2.1: on its own page the filters stand in the address, and going back finds the place in a long list", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await writeNotifications(admin, driver, 65);
  await writeNotification(admin, driver, "In the middle", {
    related_object_type: "lot",
    related_object_id: (await driver.lot("Lot B")).id,
  });
  await writeNotifications(admin, driver, 65, "Later");
  await driver.post("/api/notifications/mark_all_read/");
  const page = await browserAs(DRIVER, "/notifications?show=unread&q=Note", desk);
  await expect(page.getByRole("searchbox")).toHaveValue("Note");
  await expect(page.getByRole("button", { name: "Unread" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: "All", exact: true }).click();
  await expect(page).toHaveURL(/\/notifications$/);

  const items = page.getByTestId("panel-item");
  await expect(items).toHaveCount(20);
  await expect(async () => {
    await page.mouse.wheel(0, 4000);
    await expect(rowOf(page, "Note 001")).toBeVisible({ timeout: 300 });
  }).toPass();
  expect(await items.count()).toBeLessThan(60);
  await expect(page.locator("li[aria-setsize='131']").first()).toBeAttached();

  const middle = rowOf(page, "In the middle");
  await expect(async () => {
    await page.mouse.wheel(0, -1200);
    await expect(middle).toBeInViewport({ timeout: 300 });
  }).toPass();
  await middle.getByRole("link").click();
  await expect(page).toHaveURL(/\/lots\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Lot B");
  await page.goBack();
  await expect(page).toHaveURL(/\/notifications$/);
  await expect(middle).toBeInViewport();
});

test("J2.2: opening an item reads it in both tabs; unread again, then all read", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await writeNotifications(admin, driver, 2);
  await writeNotification(admin, driver, "About a lot", {
    related_object_type: "lot",
    related_object_id: (await driver.lot("Lot B")).id,
  });
  const page = await browserAs(DRIVER, "/");
  const other = await page.context().newPage();
  await other.goto("/notifications");
  for (const tab of [page, other]) {
    await isLive(tab);
    await expect(tab.getByTestId("bell-badge")).toHaveText("3");
  }
  await openPanel(page);
  await rowOf(page, "About a lot").getByRole("link").click();
  await expect(page).toHaveURL(/\/lots\//);
  await expect(page.getByTestId("panel")).toBeHidden();
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText("2");
  await expect(rowOf(other, "About a lot")).toHaveAttribute("data-unread", "false");

  await choose(other, "About a lot", "Mark as unread");
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText("3");
  await other.getByRole("button", { name: "Reminders" }).click();
  await other.getByRole("button", { name: "Mark all reminders as read" }).click();
  await other.getByRole("button", { name: "Archived" }).click();
  await expect(other.getByRole("button", { name: /^Mark all/ })).toHaveCount(0);
  await other.getByRole("button", { name: "All", exact: true }).click();
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText("3");
  await other.getByRole("button", { name: "Mark all as read" }).click();
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toBeHidden();
  expect((await driver.get("/api/notifications/unread_count/")).body.count).toBe(0);
});

test("J2.3: a snoozed notification leaves, comes back after its hour with one toast over all tabs; archive and undo", async ({
  advance,
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await writeNotifications(admin, driver, 2);
  const page = await browserAs(DRIVER, "/", desk);
  const other = await page.context().newPage();
  await other.goto("/");
  for (const tab of [other, page]) await isLive(tab);
  await page.bringToFront();
  const panel = await openPanel(page);
  await choose(page, "Note 002", "Snooze", "1 hour");
  await expect(rowOf(page, "Note 002")).toHaveCount(0);
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText("1");
  await panel.getByRole("button", { name: "Snoozed" }).click();
  await expect(rowOf(page, "Note 002")).toContainText(/Snoozed until /);
  await panel.getByRole("button", { name: "All", exact: true }).click();

  const heard = await hearToasts(page.context());
  await advance(HOUR + 1);
  await expect(rowOf(page, "Note 002")).toHaveCount(1);
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText("2");
  await expect.poll(() => heard.filter(({ text }) => text === "About Note 002.").length).toBe(1);
  await page.waitForTimeout(600);
  expect(heard.filter(({ text }) => text === "About Note 002.")).toHaveLength(1);

  await choose(page, "Note 001", "Archive");
  await expect(rowOf(page, "Note 001")).toHaveCount(0);
  await expectBadge(page, driver);
  await toastOf(page, "info", "Note 001").getByRole("button", { name: "Undo" }).click();
  await expect(rowOf(page, "Note 001")).toHaveCount(1);
  await expectBadge(page, driver);
  await expect(page.getByTestId("bell-badge")).toHaveText("2");
  await expect(panel).toBeVisible();
});

test("N4: a notification says why it came, and its lot can be muted and heard again", async ({
  as,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-12")).id);
  const page = await browserAs(DRIVER, "/notifications");
  await isLive(page);
  await choose(page, "Payment of", "Why did I get this?");
  const dialog = page.getByRole("dialog", { name: "Why did I get this?" });
  await expect(dialog.getByText("You are the driver of this booking.")).toBeVisible();
  await expect(dialog.getByText("Added to your bell")).toBeVisible();
  await expect(dialog.getByRole("listitem").filter({ hasText: "Toast and sound" })).toContainText(
    "on by default",
  );
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  const mutes = async () => (await driver.get("/api/notification-settings/mutes/")).body.count;
  await choose(page, "Payment of", "Mute this booking");
  await expect.poll(mutes).toBe(1);
  await page
    .getByTestId("toast")
    .filter({ hasText: "is muted" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect.poll(mutes).toBe(0);
  await choose(page, "Payment of", "Mute this booking");
  await expect.poll(mutes).toBe(1);
  await choose(page, "Payment of", "Unmute this booking");
  await expect.poll(mutes).toBe(0);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("several at once: read, archived, found in the archive; Escape leaves", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await writeNotifications(admin, driver, 5);
  const page = await browserAs(DRIVER, "/");
  await isLive(page);
  const panel = await openPanel(page);
  const bar = panel.getByTestId("selection-bar");
  const tick = async (...titles: string[]) => {
    await panel.getByRole("button", { name: "Select several" }).click();
    for (const title of titles)
      await panel.getByRole("checkbox", { name: `Select “${title}”` }).check();
    await expect(bar).toContainText(`${titles.length} selected`);
  };
  await tick("Note 001");
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await expect(panel).toBeVisible();

  await tick("Note 001", "Note 002");
  await bar.getByRole("button", { name: "Mark read", exact: true }).click();
  await expect(page.getByTestId("bell-badge")).toHaveText("3");
  await tick("Note 002", "Note 003");
  await bar.getByRole("button", { name: "Archive" }).click();
  await expect(panel.getByTestId("panel-item")).toHaveCount(3);
  await expect(page.getByTestId("bell-badge")).toHaveText("2");
  await expectBadge(page, driver);
  await page
    .getByTestId("toast")
    .filter({ hasText: "2 archived" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(panel.getByTestId("panel-item")).toHaveCount(5);
  await expectBadge(page, driver);
  await tick("Note 002", "Note 003");
  await bar.getByRole("button", { name: "Archive" }).click();
  await panel.getByRole("button", { name: "Archived" }).click();
  await expect(panel.getByTestId("panel-item")).toHaveCount(2);

  await panel.getByRole("button", { name: "Select several" }).click();
  await panel.getByRole("checkbox", { name: "Select all 2 shown" }).check();
  await bar.getByRole("button", { name: "Delete" }).click();
  await page
    .getByRole("dialog", { name: "Delete these 2 notifications?" })
    .getByRole("button", { name: "Delete" })
    .click();
  await expect(panel.getByText("The archive is empty")).toBeVisible();
  expect((await driver.get("/api/notifications/?archived=all")).body.count).toBe(3);
});

test("a list that was emptied loads on, and Undo fills it again", async ({ as, browserAs }) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await writeNotifications(admin, driver, 24);
  const page = await browserAs(DRIVER, "/");
  await isLive(page);
  const panel = await openPanel(page);
  await panel.getByRole("button", { name: "Select several" }).click();
  await panel.getByRole("checkbox", { name: "Select all 20 shown" }).check();
  await panel.getByTestId("selection-bar").getByRole("button", { name: "Archive" }).click();
  await expect(rowOf(page, "Note 004")).toBeVisible();
  await expect(panel.getByTestId("panel-item")).toHaveCount(4);
  await page
    .getByTestId("toast")
    .filter({ hasText: "20 archived" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(rowOf(page, "Note 024")).toBeVisible();
  await expectBadge(page, driver);
});

test("the bell: Enter twice reads nothing; back leaves the panel; a toast's words lead to its matter", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await writeNotifications(admin, driver, 2);
  const page = await browserAs(DRIVER, "/");
  await isLive(page);
  await page.getByRole("link", { name: "Bookings" }).click();
  await expect(page).toHaveURL(/\/bookings$/);
  await page.getByTestId("bell").focus();
  await page.keyboard.press("Enter");
  await expect(
    page.getByTestId("panel").getByRole("heading", { name: "Notifications" }),
  ).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("bell-badge")).toHaveText("2");
  await page.goBack();
  await expect(page.getByTestId("panel")).toBeHidden();
  await writeNotification(admin, driver, "About a lot", {
    related_object_type: "lot",
    related_object_id: (await driver.lot("Lot B")).id,
  });
  await page
    .getByTestId("toast")
    .getByRole("link", { name: /About a lot/ })
    .click();
  await expect(page).toHaveURL(/\/lots\//);
});

test("a crash inside of the panel leaves the page alone, and trying again mends it", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await writeNotifications(admin, driver, 1);
  const page = await browserAs(DRIVER, "/");
  await isLive(page);
  await page.route(/\/api\/notifications\/\?/, async (route) => {
    const answer = await (await route.fetch()).json();
    await route.fulfill({
      json: {
        ...answer,
        results: answer.results.map((row: object) => ({ ...row, level: "unheard-of" })),
      },
    });
  });
  await page.getByTestId("bell").click();
  const panel = page.getByTestId("panel");
  await expect(panel.getByText("Notifications cannot be shown")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, includeHidden: true })).toBeAttached();
  await page.unroute(/\/api\/notifications\/\?/);
  await panel.getByRole("button", { name: "Try again" }).click();
  await expect(rowOf(page, "Note 001")).toBeVisible();
});
