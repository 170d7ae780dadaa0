import type { Locator, Page } from "@playwright/test";
import { clearNotifications } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import { sendNotifications } from "../fixtures/notifications";
import { openPanel, rowOf } from "../fixtures/panel";
import { expectBadge, expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

let driver: Client;
let admin: Client;
let page: Page;
let panel: Locator;
let bar: Locator;

/** Sends notifications and opens the panel on them. */
async function open(browserAs: (name: string) => Promise<Page>, count: number): Promise<void> {
  await sendNotifications(admin, driver, count);
  page = await browserAs("driver");
  await expectConnected(page);
  panel = await openPanel(page);
  bar = panel.getByTestId("selection-bar");
}

/** Selects these rows. */
async function select(...titles: string[]): Promise<void> {
  await panel.getByRole("button", { name: "Select several" }).click();
  for (const title of titles)
    await panel.getByRole("checkbox", { name: `Select “${title}”` }).check();
  await expect(bar).toContainText(`${titles.length} selected`);
}
const undo = (text: string) =>
  page.getByTestId("toast").filter({ hasText: text }).getByRole("button", { name: "Undo" }).click();

test.beforeEach(async ({ as }) => {
  [driver, admin] = [await as("driver"), await as("admin")];
  await clearNotifications(driver);
});

test("selecting several ends with Escape, which leaves the panel open", async ({ browserAs }) => {
  await open(browserAs, 5);
  await select("Note 001");
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await expect(panel).toBeVisible();
});

test("several rows are marked as read and archived together, and Undo brings them back", async ({
  browserAs,
}) => {
  await open(browserAs, 5);
  await select("Note 001", "Note 002");
  await bar.getByRole("button", { name: "Mark read", exact: true }).click();
  await expect(page.getByTestId("bell-badge")).toHaveText("3");
  await select("Note 002", "Note 003");
  await bar.getByRole("button", { name: "Archive" }).click();
  await expect(panel.getByTestId("panel-item")).toHaveCount(3);
  await expect(page.getByTestId("bell-badge")).toHaveText("2");
  await expectBadge(page, driver);
  await undo("2 archived");
  await expect(panel.getByTestId("panel-item")).toHaveCount(5);
  await expectBadge(page, driver);
});

test("rows archived together are in the archive, and deleted there together", async ({
  browserAs,
}) => {
  await open(browserAs, 5);
  await select("Note 002", "Note 003");
  await bar.getByRole("button", { name: "Archive" }).click();
  await panel.getByRole("button", { name: "Archived" }).click();
  await expect(panel.getByTestId("panel-item")).toHaveCount(2);
  await panel.getByRole("button", { name: "Select several" }).click();
  await panel.getByRole("checkbox", { name: "Select all 2 shown" }).check();
  await bar.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete these 2 notifications?" });
  await dialog.getByRole("button", { name: "Delete" }).click();
  await expect(panel.getByText("The archive is empty")).toBeVisible();
  expect((await driver.get("/api/notifications/?archived=all")).body.count).toBe(3);
});

test("after all shown rows were archived the next ones load, and Undo works", async ({
  browserAs,
}) => {
  await open(browserAs, 24);
  await panel.getByRole("button", { name: "Select several" }).click();
  await panel.getByRole("checkbox", { name: "Select all 20 shown" }).check();
  await bar.getByRole("button", { name: "Archive" }).click();
  await expect(rowOf(page, "Note 004")).toBeVisible();
  await expect(panel.getByTestId("panel-item")).toHaveCount(4);
  await undo("20 archived");
  await expect(rowOf(page, "Note 024")).toBeVisible();
  await expectBadge(page, driver);
});
