import { randomUUID } from "node:crypto";
import { PASSWORD } from "../fixtures/client";
import { expectBadge, isLive, startAfresh, toastOf } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const DRIVER = "driver@parkmate.test",
  OWNER = "owner@parkmate.test";

test("J1.1: a wrong password is said plainly and the e-mail stays", async ({ page, server }) => {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel("E-mail").fill(DRIVER);
  await page.getByLabel("Password", { exact: true }).fill("not-this-one");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.locator("form").getByRole("alert")).toHaveText(
    "The e-mail or password is incorrect.",
  );
  await expect(page.getByLabel("E-mail")).toHaveValue(DRIVER);
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const [email, start] of [
  [DRIVER, "/"],
  [OWNER, "/owner"],
  ["staff@parkmate.test", "/staff"],
  ["admin@parkmate.test", "/admin"],
] as const) {
  test(`J1.1 J4.1 J5.1: one click signs in ${email}`, async ({ page, server }) => {
    await page.goto(`${server.url}/sign-in`);
    await page.getByRole("button", { name: email }).click();
    await page.waitForURL(server.url + start);
    await isLive(page);
  });
}

test("J1.1: a driver registers and signs in", async ({ page, server }) => {
  const email = `new-${randomUUID().slice(0, 8)}@parkmate.test`;
  await page.goto(`${server.url}/register`);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("First name")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("First name").fill("Noor");
  await page.getByLabel("Last name").fill("Diaz");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("a-long-password");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("link", { name: "Continue to sign in" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("a-long-password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Hello, Noor" })).toBeVisible();
  await isLive(page);
});

test("J2.8: signing out closes the socket, and the next person sees nothing of the first", async ({
  as,
  browserAs,
}) => {
  const driver = await as(DRIVER);
  await startAfresh(driver);
  const page = await browserAs(DRIVER, "/me");
  await isLive(page);
  const sockets = async () => (await driver.get("/api/health/")).body.socket.connected;
  await expect.poll(sockets).toBe(1);
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-12")).id, {
    plate: "KL-08-AZ-1234",
  });
  await expect(toastOf(page, "confirm", "Booking confirmed")).toBeVisible();
  const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(await kept()).toContain(driver.user.id);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect.poll(sockets).toBe(0);
  expect((await page.context().request.get("/api/notifications/")).status()).toBe(401);

  await page.getByLabel("E-mail").fill(OWNER);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/owner$/);
  await isLive(page);
  expect(await kept()).not.toContain(driver.user.id);
  await page.getByTestId("bell").click();
  await expect(page.getByTestId("panel-item").first()).toBeVisible();
  await expect(page.getByTestId("panel").getByText(/Booking confirmed|Payment of/)).toHaveCount(0);
  await expect(page.getByText("Arun Nair")).toHaveCount(0);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("J4.9 H39: a driver on an owner's or admin's page lands on the own start page and gets none of its content", async ({
  browserAs,
}) => {
  const [page, board] = [await browserAs(DRIVER, "/admin"), await browserAs(OWNER, "/owner")];
  await expect(page).toHaveURL(/:\d+\/$/);
  await expect(
    page.getByRole("navigation", { name: "Main" }).filter({ visible: true }),
  ).toContainText("Find");
  const ask = async (of: typeof page, path: string, headers: Record<string, string>) =>
    (await of.context().request.get(path, { headers })).text();
  expect(await ask(board, "/owner", { RSC: "1" })).toContain("OwnerDashboard");
  const prefetch = { RSC: "1", "Next-Router-Prefetch": "1" };
  for (const path of ["/owner", "/owner/bookings", "/admin", "/admin/payments"]) {
    for (const headers of [
      {},
      { RSC: "1" },
      prefetch,
      { ...prefetch, "Next-Router-Segment-Prefetch": `${path}/__PAGE__` },
    ]) {
      const text = await ask(page, path, headers as Record<string, string>);
      for (const word of [
        "OwnerDashboard",
        "OwnerBookingsPage",
        "AdminQueue",
        "PaymentsPage",
        OWNER,
        "Maria Santos",
      ])
        expect(text, `${path} ${JSON.stringify(headers)} holds ${word}`).not.toContain(word);
    }
  }
  for (const path of ["/api/owner/dashboard/", "/api/admin/queue/"])
    expect((await page.context().request.get(path)).status(), path).toBe(403);
});

test("J2.2: reading all empties the badge in the other tab too", async ({ as, browserAs }) => {
  const driver = await as(DRIVER);
  await startAfresh(driver);
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id);
  const page = await browserAs(DRIVER, "/");
  const other = await page.context().newPage();
  await other.goto("/notifications");
  for (const tab of [page, other]) {
    await isLive(tab);
    await expect(tab.getByTestId("bell-badge")).toHaveText("2");
  }
  await page.getByTestId("bell").click();
  await page.getByTestId("panel").getByRole("button", { name: "Mark all as read" }).click();
  for (const tab of [page, other]) await expect(tab.getByTestId("bell-badge")).toBeHidden();
  await expect(other.getByTestId("panel-item").first()).toHaveAttribute("data-unread", "false");
  await expectBadge(other, driver);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});
