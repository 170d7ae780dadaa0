import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { bookInLotA, registerDriver, resetAccount } from "../fixtures/account";
import { Client, PASSWORD } from "../fixtures/client";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

/** The rows of a page that shows this text; a search for the first digits may find one row too. */
const rows = (page: Page, text: string) =>
  page
    .locator("main")
    .filter({ hasText: text })
    .getByRole("link")
    .filter({ visible: true, hasNotText: "Export CSV" });

for (const [size, options] of [
  ["a phone", {}],
  ["a desk", desktop],
] as const)
  test(`a row of each table opens its page, at ${size}`, async ({ as, browserAs }) => {
    const driver = await as("driver");
    await resetAccount(driver);
    const booking = await bookInLotA(driver, "A-12");
    const page = await browserAs("admin", "/admin", options);
    const number = `#${booking.number}`;
    for (const [path, search, row, opened] of [
      ["/admin/bookings", number, booking.vehicle_number, `Booking ${number}`],
      ["/admin/bookings", "Arun Na", "", "Booking #"],
      ["/admin/payments", number, number, "from Arun Nair"],
      ["/admin/lots", "lot a", "Parking Lot A", "Parking Lot A"],
      ["/admin/users", "driver@parkmate", "Arun Nair", "Arun Nair"],
    ] as const) {
      await page.goto(path);
      await page.getByRole("searchbox").pressSequentially(search);
      await page.waitForURL((address) => address.searchParams.get("q") === search);
      if (row) await expect(rows(page, row)).toHaveCount(1);
      else await expect(rows(page, row)).not.toHaveCount(20);
      await rows(page, row).first().click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(opened);
      await page.waitForURL(new RegExp(`${path}/[0-9a-f-]{36}`));
    }
    await driver.cancel(booking.id);
  });

test("a search asks the server when the person pauses, not at each key", async ({ browserAs }) => {
  const page = await browserAs("admin", "/admin/users", desktop);
  await expectConnected(page);
  const asked: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/api/admin/users/") asked.push(url.searchParams.get("search") ?? "");
  });
  await page.getByRole("searchbox").pressSequentially("driver@parkmate", { delay: 40 });
  await expect(rows(page, "Arun Nair")).toHaveCount(1);
  expect(asked.at(-1)).toBe("driver@parkmate");
  expect(asked.length).toBeLessThanOrEqual(3);
});

test("S12: a deactivated person is signed out, and back once activated", async ({
  server,
  browserAs,
}) => {
  const email = `gone-${randomUUID().slice(0, 8)}@parkmate.test`;
  const driver = await registerDriver(server.url, email);
  const theirs = await browserAs(email, "/me", desktop);
  await expectConnected(theirs);
  const page = await browserAs("admin", `/admin/users/${driver.user.id}`, desktop);
  await page.getByRole("button", { name: "Deactivate" }).click();
  const dialog = page.getByRole("dialog", { name: "Deactivate New Driver?" });
  await dialog.getByRole("textbox", { name: "Reason" }).pressSequentially("Unpaid bookings");
  await dialog.getByRole("button", { name: "Deactivate" }).click();
  await expect(page.getByText("by Ada Cruz · Unpaid bookings")).toBeVisible();
  await expect(theirs).toHaveURL(/\/sign-in/, { timeout: 4000 });
  await expect(theirs.getByText("your account was deactivated")).toBeVisible();
  expect((await driver.get("/api/user/profile/")).status).toBe(401);
  const body = { email, password: PASSWORD };
  expect((await server.guest.post("/api/token/", body)).status).toBe(401);

  await page.reload();
  await page.getByRole("button", { name: "Activate" }).click();
  await expect(page.getByText("Active", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Deactivate" })).toBeVisible();
  expect((await (await Client.signIn(server.url, email)).get("/api/user/profile/")).status).toBe(
    200,
  );
});

test("an admin's own account cannot be deactivated", async ({ as, browserAs }) => {
  const admin = await as("admin");
  const page = await browserAs("admin", `/admin/users/${admin.user.id}`);
  await expect(page.getByText("You cannot deactivate your own account.")).toBeVisible();
  expect(await admin.post(`/api/admin/users/${admin.user.id}/deactivate/`)).toMatchObject({
    status: 409,
    body: { code: "own_account" },
  });
});
