import { bookInLotA, resetAccount } from "../fixtures/account";
import { expectConnected, recordToasts } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

// The time of the last try is shown with its day when it is another one.
test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  await resetAccount(await as("driver"));
});

test("J2.6 N12: the alert check tries sound and connection, and remembers the results", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const booking = await bookInLotA(driver, "A-14");
  const page = await browserAs("driver", `/bookings/${booking.id}`);
  const warning = page.getByTestId("alert-warning");
  await expect(warning).toContainText("Remind me before it ends");
  await page.goto("/settings#check");
  await expectConnected(page);
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
  await driver.cancel(booking.id);
});

test("J2.6 N12: the alert check shows a toast of every level", async ({ browserAs }) => {
  const page = await browserAs("driver", "/settings#check");
  const toasts = await recordToasts(page.context());
  await expectConnected(page);
  await page.getByRole("button", { name: "Show all levels" }).click();
  await expect
    .poll(() => toasts.map((toast) => toast.level), { timeout: 15_000 })
    .toEqual(["success", "error", "warning", "info", "confirm"]);
});

test("J2.6 N12: the booking's warning goes when this browser may notify", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const booking = await bookInLotA(driver, "A-14");
  const page = await browserAs("driver", "/settings#check");
  await expectConnected(page);
  const permission = page.getByTestId("check-permission");
  await permission.getByRole("button", { name: "Allow notifications" }).click();
  await expect(page.getByRole("dialog", { name: "Allow alerts on this device?" })).toContainText(
    "You can turn this off here at any time.",
  );
  await page.getByRole("button", { name: "Not now" }).click();
  await page.context().grantPermissions(["notifications"]);
  await expect(permission).toContainText("Allowed");
  await page.goto(`/bookings/${booking.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectConnected(page);
  await expect(page.getByTestId("alert-warning")).toHaveCount(0);
  await driver.cancel(booking.id);
});

test("N12: the warning is shown with a booking only, and stays away after Not now", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const page = await browserAs("driver", "/");
  await expectConnected(page);
  const warning = page.getByTestId("alert-warning");
  await expect(page.getByRole("heading", { name: "Hello, Arun" })).toBeVisible();
  await expect(warning).toHaveCount(0);
  const booking = await bookInLotA(driver, "A-14");
  await expect(warning).toBeVisible();
  await warning.getByRole("button", { name: "Not now" }).click();
  await expect(warning).toHaveCount(0);
  await page.reload();
  await expectConnected(page);
  await expect(page.getByTestId("countdown")).toBeVisible();
  await expect(warning).toHaveCount(0);
  await driver.cancel(booking.id);
});
