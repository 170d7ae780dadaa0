import { bookInLotA, clearNotifications } from "../fixtures/account";
import { sendNotification, sendNotifications } from "../fixtures/notifications";
import { chooseFromMenu, openPanel, rowOf } from "../fixtures/panel";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

// The list has sections by day.
test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  await clearNotifications(await as("driver"));
});

test("J2.1: the panel shows unread rows first, in groups, and loads on scrolling", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  await sendNotifications(admin, driver, 42);
  await driver.post("/api/notifications/mark_all_read/");
  const booking = await bookInLotA(driver, "A-12");
  await sendNotification(admin, driver, { message: "Not read yet." });
  const page = await browserAs("driver", "/", desktop);
  await expectConnected(page);
  const panel = await openPanel(page);
  await expect(panel.getByTestId("panel-conn-status")).toHaveText("Connected");
  const items = panel.getByTestId("panel-item");
  await expect(items.first()).toHaveAttribute("data-unread", "true");
  await expect(panel.getByRole("heading", { name: "Earlier today" })).toBeVisible();
  await expect(items).toHaveCount(19);

  await expect(items.filter({ hasText: "Booking confirmed" })).toHaveCount(0);
  await panel.getByRole("button", { name: /^Show 1 related/ }).click();
  await expect(panel.getByRole("button", { name: /^Hide 1 related/ })).toHaveAttribute(
    "aria-expanded",
    "true",
  );
  await expect(items.filter({ hasText: "Booking confirmed" })).toHaveCount(1);

  await expect(async () => {
    await items.last().scrollIntoViewIfNeeded();
    await expect(items).toHaveCount(45, { timeout: 300 });
  }).toPass();
  await expect(panel.getByRole("button", { name: "Load more" })).toHaveCount(0);
  await driver.cancel(booking.id);
});

test("J2.1: the panel filters by a chip and by a search", async ({ as, browserAs }) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  await sendNotifications(admin, driver, 3);
  const booking = await bookInLotA(driver, "A-12");
  const page = await browserAs("driver", "/", desktop);
  await expectConnected(page);
  const panel = await openPanel(page);
  const items = panel.getByTestId("panel-item");
  await panel.getByRole("button", { name: "Bookings" }).click();
  await expect(items).toHaveCount(1);
  await expect(items).toContainText("Booking confirmed");
  await panel.getByRole("button", { name: "All", exact: true }).click();
  await panel.getByRole("searchbox").fill("payment");
  await expect(items).toHaveCount(1);
  await expect(items).toContainText("Payment of ₱30.00 confirmed");
  await panel.getByRole("searchbox").fill("no such words");
  await expect(panel.getByText("No matching notifications")).toBeVisible();
  await driver.cancel(booking.id);
});

test("J2.1: the page's filters are in its address", async ({ browserAs }) => {
  const page = await browserAs("driver", "/notifications?show=unread&q=Note", desktop);
  await expect(page.getByRole("searchbox")).toHaveValue("Note");
  const unread = page.getByRole("button", { name: "Unread" });
  await expect(unread).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("searchbox").fill("");
  await page.getByRole("button", { name: "All", exact: true }).click();
  await expect(page).toHaveURL(/\/notifications$/);
});

test("J2.1: a long list draws what is in view, and going back finds the place", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  await sendNotifications(admin, driver, 65);
  await sendNotification(admin, driver, {
    title: "In the middle",
    related_object_type: "lot",
    related_object_id: (await driver.lot("Lot B")).id,
  });
  await sendNotifications(admin, driver, 65, "Later");
  await driver.post("/api/notifications/mark_all_read/");
  const page = await browserAs("driver", "/notifications", desktop);
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

test("J2.1: older rows come also when a refresh of the list interrupts their loading", async ({
  as,
  browserAs,
}) => {
  await sendNotifications(await as("admin"), await as("driver"), 45);
  const page = await browserAs("driver", "/me", { viewport: { width: 1280, height: 2400 } });
  let isAsked = () => {};
  const asked = new Promise<void>((resolve) => (isAsked = resolve));
  // The first request for older rows gets no answer. A change that names no rows refreshes the list
  // and cancels that request.
  await page.route(/[?&]page=2(&|$)/, isAsked, { times: 1 });
  let refresh = () => {};
  await page.routeWebSocket(/\/ws\/notifications\//, (socket) => {
    socket.connectToServer();
    const message = { update_type: "read_all", data: { ids: [] }, unread_count: 45, seq: 1 };
    refresh = () =>
      socket.send(
        `42${JSON.stringify(["notifications_bulk", { type: "notifications_bulk", ...message }])}`,
      );
  });
  await page.goto("/notifications");
  await asked;
  await expectConnected(page);
  refresh();
  await expect(rowOf(page, "Note 010")).toBeAttached();
});

test("J2.2: opening a row marks it as read in both tabs; it can be unread again", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  await sendNotifications(admin, driver, 2);
  await sendNotification(admin, driver, {
    title: "About a lot",
    related_object_type: "lot",
    related_object_id: (await driver.lot("Lot B")).id,
  });
  const page = await browserAs("driver", "/");
  const other = await page.context().newPage();
  await other.goto("/notifications");
  const expectBadges = async (count: string) => {
    for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText(count);
  };
  for (const tab of [page, other]) await expectConnected(tab);
  await expectBadges("3");
  await openPanel(page);
  await rowOf(page, "About a lot").getByRole("link").click();
  await expect(page).toHaveURL(/\/lots\//);
  await expect(page.getByTestId("panel")).toBeHidden();
  await expectBadges("2");
  await expect(rowOf(other, "About a lot")).toHaveAttribute("data-unread", "false");
  await chooseFromMenu(other, "About a lot", "Mark as unread");
  await expectBadges("3");
});

test("J2.2: all rows, or those of the chosen kind, are marked as read in both tabs", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  await sendNotifications(admin, driver, 3);
  const page = await browserAs("driver", "/");
  const other = await page.context().newPage();
  await other.goto("/notifications");
  for (const tab of [page, other]) await expectConnected(tab);
  await other.getByRole("button", { name: "Reminders" }).click();
  await other.getByRole("button", { name: "Mark all reminders as read" }).click();
  await other.getByRole("button", { name: "Archived" }).click();
  await expect(other.getByRole("button", { name: /^Mark all/ })).toHaveCount(0);
  await other.getByRole("button", { name: "All", exact: true }).click();
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText("3");
  await other.getByRole("button", { name: "Mark all as read" }).click();
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toBeHidden();
  await expect(other.getByTestId("panel-item").first()).toHaveAttribute("data-unread", "false");
  expect((await driver.get("/api/notifications/unread_count/")).body.count).toBe(0);
  const toast = other.getByTestId("toast").filter({ hasText: "3 notifications" });
  await toast.getByRole("button", { name: "Undo" }).click();
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText("3");
});
