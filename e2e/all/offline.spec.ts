import { clearNotifications } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { sendNotification, sendNotifications, unreadCounts } from "../fixtures/notifications";
import { chooseFromMenu, rowOf } from "../fixtures/panel";
import { NOTIFICATIONS } from "../fixtures/paths";
import { expectBadge, expectConnected, recordToasts, toastOf } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";
import { Wire } from "../fixtures/wire";
import type { BrowserContextOptions, Page } from "@playwright/test";

const MISSED = 600;

test.beforeEach(async ({ as }) => clearNotifications(await as("driver")));

test("offline, reading and archiving are queued, and deleting fails immediately", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  await sendNotifications(admin, driver, 4);
  const page = await browserAs("driver", "/notifications");
  await expectConnected(page);
  await expect(page.getByTestId("bell-badge")).toHaveText("4");
  // The menus' code, which gives their buttons an id, is loaded once the page rests.
  const menu = rowOf(page, "Note 001").getByRole("button", { name: /^More for/ });
  await expect(menu).toHaveAttribute("id", /./);
  const queues = () =>
    page.evaluate(
      () => Object.keys(localStorage).filter((key) => key.startsWith("parkmate:waiting:")).length,
    );
  await test.step("offline", async () => {
    await page.context().setOffline(true);
    await chooseFromMenu(page, "Note 001", "Mark as read");
    await chooseFromMenu(page, "Note 002", "Archive");
    await expect(page.getByTestId("bell-badge")).toHaveText("2");
    await expect(rowOf(page, "Note 001")).toHaveAttribute("data-unread", "false");
    await expect(rowOf(page, "Note 002")).toHaveCount(0);
    await chooseFromMenu(page, "Note 003", "Delete");
    await expect(toastOf(page, "error", "Parkmate could not be reached")).toBeVisible();
    await expect(rowOf(page, "Note 003")).toHaveCount(1);
    expect(await queues()).toBe(1);
    expect((await unreadCounts(driver)).count).toBe(4);
  });
  await test.step("online again", async () => {
    await page.context().setOffline(false);
    await expect.poll(async () => (await unreadCounts(driver)).count).toBe(2);
    const archived = await driver.notifications("&archived=true");
    expect(archived.map((row) => row.title)).toEqual(["Note 002"]);
    await expectConnected(page);
    await expectBadge(page, driver);
    expect(await queues()).toBe(0);
  });
});

test("J2.7 P11 N6 S4.92: a page that missed 600 gets them in order, with one toast", async ({
  advance,
  as,
  browserAs,
  server,
}) => {
  test.setTimeout(180_000);
  const [driver, admin] = [await as("driver"), await as("admin")];
  const { wire, page, toasts } = await openThroughWire(browserAs, server.port);
  const status = page.getByTestId("conn-status").first();
  wire.cut();
  await expect(status).toContainText("Reconnecting (1)");
  for (let number = 1; number <= MISSED; number += 1)
    await sendNotification(admin, driver, { title: `Missed ${number}` });
  await advance(3600);
  await expect(status).toContainText("Polling", { timeout: 40_000 });
  expect(toasts).toEqual([]);
  wire.mend();
  await waitForConnection(page);
  await expect(rowOf(page, `Missed ${MISSED}`)).toBeVisible({ timeout: 2000 });
  await expect(page.getByTestId("bell-badge")).toHaveText("99+");
  const later = await as("driver");
  expect((await unreadCounts(later)).count).toBe(MISSED);
  const listed = await allTitles(later);
  const expected = Array.from({ length: MISSED }, (_, index) => `Missed ${MISSED - index}`);
  expect(listed).toEqual(expected);
  expect(await titlesByScrolling(page, MISSED)).toEqual(expected);
  // A poll, which may come before the connection, does not know how many need the person.
  expect(toasts.map((toast) => toast.text)).toEqual([
    expect.stringMatching(/^While you were away: 600 updates(, 0 need you)?$/),
  ]);
  await advance(-3600);
  await clearNotifications(driver);
  wire.close();
});

test("P11: a page that notices by polling what it missed shows one toast for 600", async ({
  as,
  browserAs,
  server,
}) => {
  test.setTimeout(180_000);
  const [driver, admin] = [await as("driver"), await as("admin")];
  const { wire, page, toasts } = await openThroughWire(browserAs, server.port);
  const polls = /\/notifications\/sync\//;
  await page.route(polls, (route) => route.abort());
  wire.cutSockets();
  for (let sent = 0; sent < MISSED; sent += 20)
    await Promise.all(Array.from({ length: 20 }, () => sendNotification(admin, driver)));
  await expect(page.getByTestId("conn-status").first()).toContainText("Polling", {
    timeout: 40_000,
  });
  await page.unroute(polls);
  const summary = { level: "info", text: "While you were away: 600 updates" };
  await expect.poll(() => toasts, { timeout: 15_000 }).toEqual([summary]);
  await expect(page.getByTestId("bell-badge")).toHaveText("99+");
  wire.mend();
  await waitForConnection(page);
  await page.waitForTimeout(1000);
  expect(toasts, "the socket does not tell of it again").toEqual([summary]);
  await clearNotifications(driver);
  wire.close();
});

test("R6: behind a proxy that swallows WebSockets the page polls within 15 s", async ({
  as,
  browserAs,
  server,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  const { wire, page } = await openThroughWire(browserAs, server.port);
  wire.swallowSockets();
  await page.reload();
  const status = page.getByTestId("conn-status").first();
  await expect(status).toContainText("Polling", { timeout: 15_000 });
  await sendNotification(admin, driver, { title: "Over HTTP" });
  await expect(rowOf(page, "Over HTTP")).toBeVisible({ timeout: 12_000 });
  wire.mend();
  await expectConnected(page);
  await clearNotifications(driver);
  wire.close();
});

/** The driver's notifications in a browser whose wire to the server can be cut. */
async function openThroughWire(
  browserAs: (name: string, path: string, options: BrowserContextOptions) => Promise<Page>,
  port: number,
) {
  const wire = await Wire.to(port);
  const page = await browserAs("driver", "/notifications", { ...desktop, baseURL: wire.url });
  await expectConnected(page);
  return { wire, page, toasts: await recordToasts(page.context()) };
}

/** Waits for "Connected" frame by frame: `expect` looks once a second, and the limit is close. */
async function waitForConnection(page: Page): Promise<void> {
  const since = performance.now();
  // The longest wait between two attempts to connect is 4.5 s.
  await page.waitForFunction(
    () => document.querySelector("[data-testid=conn-status]")?.textContent?.includes("Connected"),
    null,
    { timeout: 5000 },
  );
  const ms = Math.round(performance.now() - since);
  console.log(`offline: connected ${ms} ms after the wire was mended`);
}

async function allTitles(person: Client): Promise<string[]> {
  const titles: string[] = [];
  for (let page = 1; ; page += 1) {
    const { body } = await person.get(`${NOTIFICATIONS}?page_size=100&page=${page}`);
    titles.push(...body.results.map((row: Json) => row.title));
    if (!body.next) return titles;
  }
}

/** Reads the whole list by scrolling down step by step, until nothing new comes. */
async function titlesByScrolling(page: Page, count: number): Promise<string[]> {
  const titles = page.locator("[data-testid=panel-item] [data-title]");
  const read: string[] = [];
  let idle = 0;
  while (read.length < count && idle < 40) {
    const drawn = (await titles.allTextContents()).map((text) => text.replace("Unread: ", ""));
    const known = new Set(read);
    const added = drawn.filter((title) => !known.has(title));
    // Two views overlap, so that no row between them stays unseen.
    if (added.length && read.length) expect(drawn).toContain(read.at(-1));
    read.push(...added);
    idle = added.length ? 0 : idle + 1;
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(added.length ? 20 : 100);
  }
  return read;
}
