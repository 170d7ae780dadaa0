import type { Page } from "@playwright/test";
import { clearNotifications } from "../fixtures/account";
import { sendNotification } from "../fixtures/notifications";
import { rowOf } from "../fixtures/panel";
import { expectConnected, recordToasts } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const delivery = "/api/notification-settings/delivery/";

test.beforeEach(async ({ as }) => clearNotifications(await as("driver")));

test("P10 J1.7: two tabs raise one toast and show the same number", async ({ as, browserAs }) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  const page = await browserAs("driver", "/");
  const other = await page.context().newPage();
  await other.goto("/notifications");
  for (const tab of [page, other]) await expectConnected(tab);
  const toasts = await recordToasts(page.context());
  await sendNotification(admin, driver, { title: "Gate C", message: "Gate C is closed." });
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toHaveText("1");
  await expect(rowOf(other, "Gate C")).toHaveCount(1);
  await expect.poll(() => toasts.length).toBe(1);
  await page.waitForTimeout(800);
  expect(toasts).toEqual([{ level: "info", text: "Gate C is closed." }]);
});

interface DesktopNotification {
  tag: string;
  title: string;
  click: () => void;
}
type Start = (this: AudioScheduledSourceNode, when?: number) => void;
interface Spy {
  shown: DesktopNotification[];
  tones: () => number;
}

test("with no tab in front one tab alone notifies the desktop and sounds", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  await driver.send("PUT", delivery, { sound: true, desktop: true });
  const page = await browserAs("driver", "/");
  await page.context().addInitScript(spyOnDesktop);
  const other = await page.context().newPage();
  await other.goto("/bookings");
  await page.reload();
  const tabs = [page, other];
  for (const tab of tabs) {
    await expectConnected(tab);
    // A browser makes sounds only after a click.
    await tab.getByRole("heading", { level: 1 }).click({ force: true });
  }
  const toasts = await recordToasts(page.context());
  const { id } = await driver.lot("Lot B");
  await sendNotification(admin, driver, {
    title: "Gate C",
    priority: "HIGH",
    related_object_type: "lot",
    related_object_id: id,
  });
  await expect.poll(() => toasts.length).toBe(1);
  const spied = await Promise.all(tabs.map(readSpy));
  expect(spied.flatMap(({ titles }) => titles)).toEqual(["Gate C"]);
  expect(spied.flatMap(({ tags }) => tags)).toEqual(["custom"]);
  expect(
    spied.reduce((sum, { tones }) => sum + tones, 0),
    "one chime has two tones",
  ).toBe(2);
  const leader = tabs[spied.findIndex(({ titles }) => titles.length)]!;
  await leader.evaluate(() => (window as unknown as Spy).shown[0]!.click());
  await expect(leader).toHaveURL(new RegExp(`/lots/${id}`));
  await driver.send("PUT", delivery, { sound: false });
});

/** Runs in the page: counts desktop notifications and tones; the tab is never in front. */
function spyOnDesktop(): void {
  const shown: DesktopNotification[] = [];
  class FakeNotification {
    static permission = "granted";
    onclick: () => void = () => undefined;
    close = () => undefined;
    constructor(title: string, { tag }: { tag: string }) {
      shown.push({ tag, title, click: () => this.onclick() });
    }
  }
  let tones = 0;
  const sources = AudioScheduledSourceNode.prototype;
  const start = Object.getOwnPropertyDescriptor(sources, "start")!.value as Start;
  sources.start = function (when) {
    tones += 1;
    start.call(this, when);
  };
  Object.assign(window, { Notification: FakeNotification, shown, tones: () => tones });
  document.hasFocus = () => false;
}

const readSpy = (tab: Page) =>
  tab.evaluate(() => {
    const { shown, tones } = window as unknown as Spy;
    return {
      titles: shown.map(({ title }) => title),
      tags: shown.map(({ tag }) => tag.split(":")[0]),
      tones: tones(),
    };
  });
