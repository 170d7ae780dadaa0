import type { Page } from "@playwright/test";
import { resetAccount } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import { weekDays } from "../fixtures/contract-members";
import type { Json } from "../fixtures/json";
import { sendNotification } from "../fixtures/notifications";
import { SETTINGS } from "../fixtures/paths";
import { expectBadge, expectConnected, recordToasts, toastOf } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const delivery = `${SETTINGS}delivery/`;
const settingOf = async (person: Client, category: string): Promise<Json> =>
  (await person.get(SETTINGS)).body.results.find((row: Json) => row.notification_type === category);
/** Shows the grid of all kinds, which a phone folds. */
const unfold = (page: Page) => page.getByRole("button", { name: "Choose for every kind" }).click();
const category = (page: Page, name: string) => page.getByTestId(`category-${name}`);

async function restoreDefaults(driver: Client): Promise<void> {
  await driver.post(`${SETTINGS}reset_to_defaults/`);
  await driver.send("PUT", delivery, {
    timezone: "Asia/Manila",
    quiet_hours: { enabled: false, weekly: { mon: [{ start: "22:00", end: "07:00" }] } },
    toast_seconds: 4,
    sound: false,
  });
}

test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  const driver = await as("driver");
  await resetAccount(driver);
  await restoreDefaults(driver);
});
// Other tests of this worker expect the driver's toasts.
test.afterAll(async ({ server }) => restoreDefaults(await server.signIn("driver")));

test("J2.4 W8: the settings name missing channels and events that always reach the bell", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", "/me");
  await page.getByRole("link", { name: /Notification settings/ }).click();
  const heading = page.getByRole("heading", { level: 1, name: "Notification settings" });
  await expect(heading).toBeFocused();
  const notSetUp = "not set up on this server yet. Your choices are saved.";
  await expect(page.getByText(`E-mail, Push, WhatsApp and SMS: ${notSetUp}`)).toBeVisible();
  await expect(category(page, "booking")).toContainText(
    "Cancelled: always reaches the bell. A slot that you counted on is gone, or free again.",
  );
});

test("J2.4: a switch is stored and explained immediately; Reset brings the defaults back", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const page = await browserAs("driver", "/settings");
  await expectConnected(page);
  await unfold(page);
  const email = page.getByRole("switch", { name: "E-mail for Reminders" });
  await expect(email).toBeChecked();
  await email.click();
  await expect(email).not.toBeChecked();
  await expect.poll(async () => (await settingOf(driver, "reminder")).email_enabled).toBe(false);
  await page.getByRole("combobox", { name: "E-mail digest for Reminders" }).selectOption("daily");
  await expect.poll(async () => (await settingOf(driver, "reminder")).digest).toBe("daily");

  await page.getByRole("button", { name: "What would reach me? Reminders" }).click();
  const dialog = page.getByRole("dialog", { name: "What would reach me? Reminders" });
  const soon = dialog.getByRole("listitem").filter({ hasText: "Starts soon" });
  await expect(soon).toContainText("In the bell, with a toast");
  await expect(soon).toContainText("E-mail: switched off");
  await expect(soon).toContainText("Push: not set up on this server yet");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Reset to defaults" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
  await expect(email).toBeChecked();
  expect(await settingOf(driver, "reminder")).toMatchObject({
    email_enabled: true,
    digest: "off",
  });
});

test("J2.4: a switch that the server refuses goes back", async ({ browserAs }) => {
  const page = await browserAs("driver", "/settings");
  await unfold(page);
  const push = page.getByRole("switch", { name: "Push for Payments" });
  await expect(push).toBeChecked();
  const json = { title: "x", status: 503, code: "x", detail: "Not now." };
  await page.route("**/api/notification-settings/*/", (route) =>
    route.request().method() === "PATCH" ? route.fulfill({ status: 503, json }) : route.continue(),
  );
  await push.click();
  await expect(toastOf(page, "error", "Not now.")).toBeVisible();
  await expect(push).toBeChecked();
});

test("J2.5 W7: in quiet hours MEDIUM only counts and HIGH raises a toast", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  const page = await browserAs("driver", "/settings#quiet");
  await expectConnected(page);
  await expectBadge(page, driver);
  const toasts = await recordToasts(page.context());
  const send = (title: string, priority: string) =>
    sendNotification(admin, driver, { title, message: `${title} is closed.`, priority });
  await test.step("all hours of all days are quiet", async () => {
    const monday = page.getByRole("group", { name: "Monday" });
    await monday.getByLabel("Monday, quiet from").fill("");
    await monday.getByLabel("Monday, quiet until").fill("0");
    await expect(monday.getByText("Enter a time.")).toBeVisible();
    await monday.getByLabel("Monday, quiet from").fill("00:00");
    await monday.getByLabel("Monday, quiet from").blur();
    await expect(monday.getByLabel("Monday, quiet until")).toHaveValue("00:00");
    await monday.getByRole("button", { name: "Copy Monday to all days" }).click();
    await page.getByRole("switch", { name: "Quiet hours" }).click();
    await expect(page.getByTestId("quiet-state")).toHaveText("Active now, all week");
    const sunday = { sun: [{ start: "00:00", end: "00:00" }] };
    await expect
      .poll(async () => (await driver.get(delivery)).body)
      .toMatchObject({ active_now: true, quiet_hours: { enabled: true, weekly: sunday } });
  });
  await test.step("only the urgent notification raises a toast", async () => {
    await send("Gate calm", "MEDIUM");
    await expect(page.getByTestId("bell-badge")).toHaveText("1");
    await send("Gate urgent", "HIGH");
    await expect(toastOf(page, "info", "Gate urgent is closed.")).toBeVisible();
    await expect(page.getByTestId("bell-badge")).toHaveText("2");
    expect(toasts.map((toast) => toast.text)).toEqual(["Gate urgent is closed."]);
  });
  await test.step("switched off, any notification does", async () => {
    await page.getByRole("switch", { name: "Quiet hours" }).click();
    await expect(page.getByTestId("quiet-state")).toHaveText("Off");
    await expect.poll(async () => (await driver.get(delivery)).body.active_now).toBe(false);
    await send("Gate again", "MEDIUM");
    await expect(toastOf(page, "info", "Gate again is closed.")).toBeVisible();
  });
});

test("W7: the end of quiet hours is shown, and comes without a reload", async ({
  as,
  advance,
  browserAs,
}) => {
  const driver = await as("driver");
  const inManila = (await driver.now()) + 8 * 3_600_000;
  const timeIn = (minutes: number) =>
    new Date(inManila + minutes * 60_000).toISOString().slice(11, 16);
  const range = { start: timeIn(-60), end: timeIn(10) };
  const weekly = Object.fromEntries(weekDays.map((day) => [day, [range]]));
  await driver.send("PUT", delivery, { quiet_hours: { enabled: true, weekly } });
  const page = await browserAs("driver", "/settings");
  await expectConnected(page);
  const state = page.getByTestId("quiet-state");
  await expect(state).toHaveText(new RegExp(`^Active now until .*${range.end}$`));
  await advance(660);
  await expect(state).toHaveText(new RegExp(`^Starts .*${range.start}$`));
  await advance(-660);
});

test("W7 C25: a toast stays as long as the person chose", async ({ as, browserAs }) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  const page = await browserAs("driver", "/settings");
  await expectConnected(page);
  const choice = page.getByRole("radio", { name: "Until dismissed" });
  await choice.click();
  await expect(choice).toBeChecked();
  await expect.poll(async () => (await driver.get(delivery)).body.toast_seconds).toBe(0);
  await sendNotification(admin, driver);
  const toast = toastOf(page, "info", "Gate B is closed today.");
  await expect(toast).toBeVisible();
  await page.waitForTimeout(5000);
  await expect(toast).toBeVisible();
});

test("W7: what is muted is listed and can be unmuted", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const { id } = await driver.lot("Parking Lot A");
  await driver.post(`${SETTINGS}mutes/`, { scope: "lot", id });
  const page = await browserAs("driver", "/settings");
  await page.getByRole("button", { name: "Unmute Parking Lot A" }).click();
  await expect(page.getByText("Nothing is muted.")).toBeVisible();
  expect((await driver.get(`${SETTINGS}mutes/`)).body.count).toBe(0);
});

test("everything is paused from the bell: it counts, no toast comes, until it is resumed", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  const page = await browserAs("driver", "/");
  await expectConnected(page);
  const toasts = await recordToasts(page.context());
  await page.getByTestId("bell").click();
  const panel = page.getByTestId("panel");
  await panel.getByRole("button", { name: "Pause everything: 1 h" }).click();
  await expect(panel.getByText(/Paused until (tomorrow )?\d\d:\d\d/)).toBeVisible();
  await expect.poll(async () => (await driver.get(delivery)).body.paused_until).toMatch(/^\d{4}-/);
  await page.keyboard.press("Escape");
  await sendNotification(admin, driver, { title: "Quiet please", priority: "HIGH" });
  await expectBadge(page, driver);
  await page.goto("/settings#quiet");
  await expectConnected(page);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText("Pause everything", { exact: true })).toBeVisible();
  await expect.poll(async () => (await driver.get(delivery)).body.paused_until).toBeNull();
  await sendNotification(admin, driver, { title: "Loud again", message: "Loud again." });
  await expect(toastOf(page, "info", "Loud again.")).toBeVisible();
  expect(toasts.filter((toast) => toast.text.includes("Gate B"))).toEqual([]);
});

test("a simple switch writes the rows of its kinds, and says when they differ", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const page = await browserAs("driver", "/settings");
  await expectConnected(page);
  const mine = page.getByRole("switch", { name: "My bookings" });
  await expect(mine).toBeChecked();
  await mine.click();
  await expect(mine).not.toBeChecked();
  for (const name of ["booking", "payment"])
    await expect
      .poll(async () => await settingOf(driver, name))
      .toMatchObject({ in_app_enabled: false, email_enabled: false, push_enabled: false });
  expect((await settingOf(driver, "reminder")).in_app_enabled).toBe(true);
  await unfold(page);
  await page.getByRole("switch", { name: "In the app for Payments" }).click();
  await expect(page.getByText("Mixed: see every kind below")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Mixed: see every kind below")).toBeVisible();
});
