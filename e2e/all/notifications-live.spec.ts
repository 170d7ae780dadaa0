import {
  choose,
  emptyBell,
  openPanel,
  rowOf,
  writeNotification,
  writeNotifications,
} from "../fixtures/notifications";
import { expectBadge, hearToasts, isLive, startAfresh, toastOf } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const DRIVER = "driver@parkmate.test",
  OWNER = "owner@parkmate.test",
  ADA = "admin@parkmate.test",
  BEN = "admin2@parkmate.test";
const desk = { viewport: { width: 1280, height: 900 } };

test.beforeEach(async ({ as }) => emptyBell(await as(DRIVER)));

test("two tabs: one toast, and the same number in both", async ({ as, browserAs }) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  const page = await browserAs(DRIVER, "/");
  const other = await page.context().newPage();
  await other.goto("/notifications");
  for (const tab of [page, other]) await isLive(tab);
  const heard = await hearToasts(page.context());
  await writeNotification(admin, driver, "Gate B is closed");
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText("1");
  await expect(rowOf(other, "Gate B is closed")).toHaveCount(1);
  await expect.poll(() => heard.length).toBe(1);
  await page.waitForTimeout(800);
  expect(heard).toEqual([{ level: "info", text: "About Gate B is closed." }]);
});

test("with no tab in front the leader alone tells the desktop and sounds, and a click opens the matter", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await driver.send("PUT", "/api/notification-settings/delivery/", { sound: true, desktop: true });
  const page = await browserAs(DRIVER, "/");
  await page.context().addInitScript(() => {
    const told: { tag: string; title: string; click: () => void }[] = [];
    class Told {
      static permission = "granted";
      onclick: () => void = () => undefined;
      close = () => undefined;
      constructor(title: string, { tag }: { tag: string }) {
        told.push({ tag, title, click: () => this.onclick() });
      }
    }
    let sounds = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      sounds += 1;
      start.call(this, when);
    };
    Object.assign(window, { Notification: Told, told, soundsMade: () => sounds });
    document.hasFocus = () => false;
  });
  const other = await page.context().newPage();
  await other.goto("/bookings");
  await page.reload();
  for (const tab of [page, other]) {
    await isLive(tab);
    await tab.getByRole("heading", { level: 1 }).click({ force: true });
  }
  const heard = await hearToasts(page.context());
  const { id } = await driver.lot("Lot B");
  await writeNotification(admin, driver, "Gate B is closed", {
    priority: "HIGH",
    related_object_type: "lot",
    related_object_id: id,
  });
  await expect.poll(() => heard.length).toBe(1);
  type Spied = {
    told: { tag: string; title: string; click: () => void }[];
    soundsMade: () => number;
  };
  const spied = () =>
    Promise.all(
      [page, other].map((tab) =>
        tab.evaluate(() => {
          const { told, soundsMade } = window as unknown as Spied;
          return {
            titles: told.map(({ title }) => title),
            tags: told.map(({ tag }) => tag.split(":")[0]),
            tones: soundsMade(),
          };
        }),
      ),
    );
  const all = await spied();
  expect(all.flatMap(({ titles }) => titles)).toEqual(["Gate B is closed"]);
  expect(all.flatMap(({ tags }) => tags)).toEqual(["custom"]);
  expect(all.reduce((sum, { tones }) => sum + tones, 0)).toBe(2);
  const leader = all[0]!.titles.length ? page : other;
  await leader.evaluate(() => (window as unknown as Spied).told[0]!.click());
  await expect(leader).toHaveURL(new RegExp(`/lots/${id}`));
  await driver.send("PUT", "/api/notification-settings/delivery/", { sound: false });
});

test("the keyboard alone: into the panel, through a row, its menu and a submenu, and back to the bell", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await writeNotifications(admin, driver, 3);
  const page = await browserAs(DRIVER, "/", desk);
  await isLive(page);
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.getByTestId("bell").focus();
  await press("Enter");
  const panel = page.getByTestId("panel");
  await expect(rowOf(page, "Note 003")).toBeVisible();
  const title = (name: string) =>
    rowOf(page, name).getByRole("button", { name: `Unread: ${name}` });
  for (
    let steps = 0;
    steps < 15 && !(await title("Note 003").evaluate((node) => node === document.activeElement));
    steps += 1
  )
    await press("Tab");
  await expect(title("Note 003")).toBeFocused();
  await press("Tab");
  await expect(rowOf(page, "Note 003").getByRole("button", { name: /^More for/ })).toBeFocused();
  await press("Enter", "ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Snooze" })).toBeFocused();
  await press("ArrowRight");
  await expect(page.getByRole("menuitem", { name: "1 hour" })).toBeFocused();
  await press("ArrowLeft");
  await expect(page.getByRole("menuitem", { name: "Snooze" })).toBeFocused();
  await press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(panel).toBeVisible();
  await expect(rowOf(page, "Note 003").getByRole("button", { name: /^More for/ })).toBeFocused();

  await press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await press("ArrowDown", "ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Archive" })).toBeFocused();
  await press("Enter");
  await expect(rowOf(page, "Note 003")).toHaveCount(0);
  await expect(title("Note 002")).toBeFocused();
  await press("Escape");
  await expect(panel).toBeHidden();
  await expect(page.getByTestId("bell")).toBeFocused();
});

test("without a connection reading and archiving wait and are sent later; deleting fails at once", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await writeNotifications(admin, driver, 4);
  const page = await browserAs(DRIVER, "/notifications");
  await isLive(page);
  await expect(page.getByTestId("bell-badge")).toHaveText("4");
  await page.context().setOffline(true);
  await choose(page, "Note 001", "Mark as read");
  await choose(page, "Note 002", "Archive");
  await expect(page.getByTestId("bell-badge")).toHaveText("2");
  await expect(rowOf(page, "Note 001")).toHaveAttribute("data-unread", "false");
  await expect(rowOf(page, "Note 002")).toHaveCount(0);
  await choose(page, "Note 003", "Delete");
  await expect(toastOf(page, "error", "Parkmate could not be reached")).toBeVisible();
  await expect(rowOf(page, "Note 003")).toHaveCount(1);
  expect(
    await page.evaluate(
      () => Object.keys(localStorage).filter((key) => key.startsWith("parkmate:waiting:")).length,
    ),
  ).toBe(1);
  expect((await driver.get("/api/notifications/unread_count/")).body.count).toBe(4);

  await page.context().setOffline(false);
  await expect
    .poll(async () => (await driver.get("/api/notifications/unread_count/")).body.count)
    .toBe(2);
  expect(
    (await driver.notifications("&archived=true")).map((row: { title: string }) => row.title),
  ).toEqual(["Note 002"]);
  await isLive(page);
  await expectBadge(page, driver);
  expect(
    await page.evaluate(
      () => Object.keys(localStorage).filter((key) => key.startsWith("parkmate:waiting:")).length,
    ),
  ).toBe(0);
});

test("N5: the owner verifies cash from the bell; the admin's row closes, and who comes second sees who was first", async ({
  as,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  const [owners, adas, bens] = [
    await browserAs(OWNER, "/owner", desk),
    await browserAs(ADA, "/admin", desk),
    await browserAs(BEN, "/admin", desk),
  ];
  // Ben's page hears of nothing by itself.
  await bens.routeWebSocket(/ws\/notifications/, () => undefined);
  await bens.reload();
  for (const page of [owners, adas]) await isLive(page);
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id, {
    method: "cash",
  });
  const about = `#${body.number}`;
  for (const page of [owners, adas, bens]) {
    await openPanel(page);
    await expect(
      rowOf(page, about).getByRole("button", { name: "Verify", exact: true }),
    ).toBeVisible();
  }
  await rowOf(owners, about).getByRole("button", { name: "Verify", exact: true }).click();
  const words = /Verified by Maria \d\d:\d\d/;
  for (const page of [owners, adas]) {
    await expect(rowOf(page, about)).toContainText(words, { timeout: 3000 });
    await expect(
      rowOf(page, about).getByRole("button", { name: "Verify", exact: true }),
    ).toHaveCount(0);
  }
  await rowOf(bens, about).getByRole("button", { name: "Verify", exact: true }).click();
  await expect(bens.getByTestId("toast").filter({ hasText: "Already answered" })).toContainText(
    words,
  );
  await expect(rowOf(bens, about)).toContainText(words);
  expect((await driver.get(`/api/bookings/${body.id}/`)).body.status).toBe("active");
  await startAfresh(driver);
});

test("N5: declining from the bell asks for a reason, which the driver reads", async ({
  as,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  const page = await browserAs(OWNER, "/owner", desk);
  await isLive(page);
  const { body } = await driver.book((await driver.slot("Lot B", "B-4")).id);
  const panel = await openPanel(page);
  const row = panel
    .getByTestId("panel-item")
    .filter({ has: page.getByRole("button", { name: "Approve" }) })
    .first();
  await row.getByRole("button", { name: "Decline" }).click();
  const dialog = page.getByRole("dialog", { name: /^Decline/ });
  await dialog.getByRole("button", { name: "Decline", exact: true }).click();
  await expect(dialog.getByText("Enter a reason for the driver.")).toBeVisible();
  await dialog.getByRole("button", { name: "The slot is closed for repairs" }).click();
  await dialog.getByRole("button", { name: "Decline", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(panel.getByText(/Declined by Maria \d\d:\d\d/).first()).toBeVisible();
  await expect(panel).toBeVisible();
  expect((await driver.get(`/api/bookings/${body.id}/`)).body.status).toBe("declined");
  expect(
    (await driver.notifications(`&booking=${body.id}&event_type=booking_declined`))[0].data.detail,
  ).toContain("The slot is closed for repairs");
});
