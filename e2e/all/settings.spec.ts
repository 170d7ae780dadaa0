import type { Page } from "@playwright/test";
import type { Client, Json } from "../fixtures/client";
import { expectBadge, hearToasts, isLive, startAfresh, toastOf } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const DRIVER = "driver@parkmate.test",
  s = "/api/notification-settings/";
const of = async (person: Client, category: string): Promise<Json> =>
  (await person.get(s)).body.results.find((row: Json) => row.notification_type === category);
const category = (page: Page, name: string) => page.getByTestId(`category-${name}`);

test.beforeEach(async ({ as }) => {
  const driver = await as(DRIVER);
  await startAfresh(driver);
  await driver.post(`${s}reset_to_defaults/`);
  await driver.send("PUT", `${s}delivery/`, {
    timezone: "Asia/Manila",
    quiet_hours: { enabled: false, weekly: { mon: [{ start: "22:00", end: "07:00" }] } },
    toast_seconds: 4,
    sound: false,
  });
});

test("J2.4 W8: a switch is kept at once, explain follows it, locked events say why, and the start comes back", async ({
  as,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  const page = await browserAs(DRIVER, "/me");
  await page.getByRole("link", { name: /Notification settings/ }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: "Notification settings" }),
  ).toBeFocused();
  await expect(
    page.getByText(
      "E-mail, Push, WhatsApp and SMS: not set up on this server yet. Your choices are saved.",
    ),
  ).toBeVisible();
  await expect(category(page, "booking")).toContainText(
    "Cancelled: always reaches the bell. A slot that you counted on is gone, or free again.",
  );

  const email = page.getByRole("switch", { name: "E-mail for Reminders" });
  await expect(email).toBeChecked();
  await email.click();
  await expect(email).not.toBeChecked();
  await expect.poll(async () => (await of(driver, "reminder")).email_enabled).toBe(false);
  await page.getByRole("combobox", { name: "E-mail digest for Reminders" }).selectOption("daily");
  await expect.poll(async () => (await of(driver, "reminder")).digest).toBe("daily");

  await page.getByRole("button", { name: "What would reach me? Reminders" }).click();
  const told = page.getByRole("dialog", { name: "What would reach me? Reminders" });
  const soon = told.getByRole("listitem").filter({ hasText: "Starts soon" });
  await expect(soon).toContainText("In the bell, with a toast");
  await expect(soon).toContainText("E-mail: switched off");
  await expect(soon).toContainText("Push: not set up on this server yet");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Reset to defaults" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click();
  await expect(email).toBeChecked();
  expect(await of(driver, "reminder")).toMatchObject({ email_enabled: true, digest: "off" });
});

test("J2.4: what the server refuses goes back to how it was", async ({ browserAs }) => {
  const page = await browserAs(DRIVER, "/settings");
  const push = page.getByRole("switch", { name: "Push for Payments" });
  await expect(push).toBeChecked();
  await page.route("**/api/notification-settings/*/", (route) =>
    route.request().method() === "PATCH"
      ? route.fulfill({
          status: 503,
          json: { title: "x", status: 503, code: "x", detail: "Not now." },
        })
      : route.continue(),
  );
  await push.click();
  await expect(toastOf(page, "error", "Not now.")).toBeVisible();
  await expect(push).toBeChecked();
});

test("J2.5 W7: quiet hours: the state is shown, MEDIUM only counts, HIGH toasts", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as("admin@parkmate.test")];
  const page = await browserAs(DRIVER, "/settings#quiet");
  await isLive(page);
  await expectBadge(page, driver);
  const heard = await hearToasts(page.context());
  const monday = page.getByRole("group", { name: "Monday" });
  await monday.getByLabel("Monday, quiet from").fill("");
  await expect(monday.getByText("Enter a time.")).toBeVisible();
  await monday.getByLabel("Monday, quiet from").fill("00:00");
  await monday.getByLabel("Monday, quiet until").fill("00:00");
  await monday.getByRole("button", { name: "Copy Monday to all days" }).click();
  await page.getByRole("switch", { name: "Quiet hours" }).click();
  await expect(page.getByTestId("quiet-state")).toHaveText("Active now, all week");
  await expect
    .poll(async () => (await driver.get(`${s}delivery/`)).body)
    .toMatchObject({
      active_now: true,
      quiet_hours: { enabled: true, weekly: { sun: [{ start: "00:00", end: "00:00" }] } },
    });

  const write = (title: string, priority: string) =>
    admin.post("/api/notifications/", {
      recipient: driver.user.id,
      title,
      message: `${title} is closed.`,
      priority,
    });
  await write("Gate calm", "MEDIUM");
  await expect(page.getByTestId("bell-badge")).toHaveText("1");
  await write("Gate urgent", "HIGH");
  await expect(toastOf(page, "info", "Gate urgent is closed.")).toBeVisible();
  await expect(page.getByTestId("bell-badge")).toHaveText("2");
  expect(heard.map((toast) => toast.text)).toEqual(["Gate urgent is closed."]);

  await page.getByRole("switch", { name: "Quiet hours" }).click();
  await expect(page.getByTestId("quiet-state")).toHaveText("Off");
  await expect.poll(async () => (await driver.get(`${s}delivery/`)).body.active_now).toBe(false);
  await write("Gate again", "MEDIUM");
  await expect(toastOf(page, "info", "Gate again is closed.")).toBeVisible();
});

test("W7: the end of quiet hours is shown and comes by itself", async ({
  as,
  advance,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  const now = new Date((await driver.now()) + 8 * 3_600_000);
  const clock = (minutes: number) =>
    new Date(now.getTime() + minutes * 60_000).toISOString().slice(11, 16);
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  await driver.send("PUT", `${s}delivery/`, {
    quiet_hours: {
      enabled: true,
      weekly: Object.fromEntries(days.map((day) => [day, [{ start: clock(-60), end: clock(10) }]])),
    },
  });
  const page = await browserAs(DRIVER, "/settings");
  await isLive(page);
  await expect(page.getByTestId("quiet-state")).toContainText(/^Active now until .*\d\d:\d\d$/);
  await advance(660);
  await expect(page.getByTestId("quiet-state")).toContainText(/^Starts at /);
  await advance(-660);
});

test("W7 C25: toasts stay as long as chosen, and what is muted can be heard again", async ({
  as,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as("admin@parkmate.test")];
  const lot = await driver.lot("Parking Lot A");
  await driver.post(`${s}mutes/`, { scope: "lot", id: lot.id });
  const page = await browserAs(DRIVER, "/settings");
  await isLive(page);
  await page.getByRole("radio", { name: "Until dismissed" }).click();
  await expect(page.getByRole("radio", { name: "Until dismissed" })).toBeChecked();
  await expect.poll(async () => (await driver.get(`${s}delivery/`)).body.toast_seconds).toBe(0);
  await page.getByRole("button", { name: "Unmute Parking Lot A" }).click();
  await expect(page.getByText("Nothing is muted.")).toBeVisible();
  await admin.post("/api/notifications/", {
    recipient: driver.user.id,
    title: "Gate B",
    message: "Gate B stays.",
  });
  await expect(toastOf(page, "info", "Gate B stays.")).toBeVisible();
  await page.waitForTimeout(5000);
  await expect(toastOf(page, "info", "Gate B stays.")).toBeVisible();
});

test("J2.6 N12: the alert check tries what it says, remembers it, and the booking page warns until this browser may alert", async ({
  as,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  const page = await browserAs(DRIVER, `/bookings/${body.id}`);
  await expect(page.getByTestId("alert-warning")).toContainText("This device will not alert you.");
  await page.getByTestId("alert-warning").getByRole("link", { name: "Check alerts" }).click();
  await expect(page).toHaveURL(/\/settings#check$/);
  await isLive(page);
  const row = (name: string) => page.getByTestId(`check-${name}`);

  await row("sound").getByRole("button", { name: "Play the chime" }).click();
  await expect(row("sound")).toContainText("Did you hear it?");
  await row("sound").getByRole("button", { name: "Yes" }).click();
  await expect(row("sound")).toContainText("Heard");
  await row("connection").getByRole("button", { name: "Send a test" }).click();
  await expect(row("connection")).toContainText(/Works, \d+ ms/);
  await expect(row("email")).toContainText("This server does not send e-mail yet.");
  await page.reload();
  await expect(row("sound")).toContainText("Heard");
  await expect(row("connection")).toContainText(/Works, \d+ ms/);
  await expect(page.getByText(/Last tested \d\d:\d\d/)).toBeVisible();

  const heard = await hearToasts(page.context());
  await isLive(page);
  await page.getByRole("button", { name: "Show all levels" }).click();
  await expect
    .poll(() => heard.map((toast) => toast.level), { timeout: 15_000 })
    .toEqual(["success", "error", "warning", "info", "confirm"]);

  await row("permission").getByRole("button", { name: "Allow notifications" }).click();
  await expect(page.getByRole("dialog", { name: "Allow alerts on this device?" })).toContainText(
    "You can turn this off here at any time.",
  );
  await page.getByRole("button", { name: "Not now" }).click();
  await page.context().grantPermissions(["notifications"]);
  await expect(row("permission")).toContainText("Allowed");
  await page.goto(`/bookings/${body.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await isLive(page);
  await expect(page.getByTestId("alert-warning")).toHaveCount(0);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("N12: the warning can be put away, and nobody without a booking sees it", async ({
  as,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  const page = await browserAs(DRIVER, "/");
  await isLive(page);
  await expect(page.getByRole("heading", { name: "Hello, Arun" })).toBeVisible();
  await expect(page.getByTestId("alert-warning")).toHaveCount(0);
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  await expect(page.getByTestId("alert-warning")).toBeVisible();
  await page.getByTestId("alert-warning").getByRole("button", { name: "Not now" }).click();
  await expect(page.getByTestId("alert-warning")).toHaveCount(0);
  await page.reload();
  await isLive(page);
  await expect(page.getByTestId("countdown")).toBeVisible();
  await expect(page.getByTestId("alert-warning")).toHaveCount(0);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});
