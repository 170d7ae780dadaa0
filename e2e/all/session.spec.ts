import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { bookInLotA, clearNotifications, resetAccount } from "../fixtures/account";
import { emailOf } from "../fixtures/client";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { chooseFromMenu, rowOf } from "../fixtures/panel";
import { expectConnected, toastOf } from "../fixtures/screen";
import { desktop, expect, signInByForm, test } from "../fixtures/test";
import { Wire } from "../fixtures/wire";

test("J1.1: a wrong password is refused with plain words, and the e-mail address stays", async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel("E-mail").fill(emailOf("driver"));
  await page.getByLabel("Password", { exact: true }).fill("not-this-one");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.locator("form").getByRole("alert")).toHaveText(
    "The e-mail or password is incorrect.",
  );
  await expect(page.getByLabel("E-mail")).toHaveValue(emailOf("driver"));
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const [name, start] of [
  ["driver", "/"],
  ["owner", "/owner"],
  ["staff", "/staff"],
  ["admin", "/admin"],
] as const)
  test(`J1.1 J4.1 J5.1: one click signs in the demo account ${name} and opens ${start}`, async ({
    page,
    server,
  }) => {
    await page.goto(`${server.url}/sign-in`);
    await page.getByRole("button", { name: emailOf(name) }).click();
    await page.waitForURL(server.url + start);
    await expectConnected(page);
  });

test("J1.1: a driver registers and is signed in at once", async ({ page, server }) => {
  const email = `new-${randomUUID().slice(0, 8)}@parkmate.test`;
  await page.goto(`${server.url}/register`);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("First name")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("First name").fill("Noor");
  await page.getByLabel("Last name").fill("Diaz");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("a-long-password");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Hello, Noor" })).toBeVisible();
  await expectConnected(page);
});

test("J2.8: signing out closes the socket; the next person sees nothing of the first", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  await resetAccount(driver);
  const page = await browserAs("driver", "/me");
  await expectConnected(page);
  const sockets = async () => (await driver.get("/api/health/")).body.socket.connected;
  await expect.poll(sockets).toBe(1);
  const booking = await bookInLotA(driver, "A-12", { plate: "KL-08-AZ-1234" });
  await expect(toastOf(page, "confirm", "Booking confirmed")).toBeVisible();
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(await stored()).toContain(driver.user.id);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect.poll(sockets).toBe(0);
  expect((await page.context().request.get("/api/notifications/")).status()).toBe(401);

  await signInByForm(page, "owner");
  await page.waitForURL(/\/owner$/);
  await expectConnected(page);
  expect(await stored()).not.toContain(driver.user.id);
  await page.getByTestId("bell").click();
  await expect(page.getByTestId("panel-item").first()).toBeVisible();
  await expect(page.getByTestId("panel").getByText(/Booking confirmed|Payment of/)).toHaveCount(0);
  await expect(page.getByText("Arun Nair")).toHaveCount(0);
  await driver.cancel(booking.id);
});

test("B1: a page that was offline while somebody else signed in leaves, and does nothing", async ({
  as,
  browserAs,
  server,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  await clearNotifications(driver);
  await sendNotification(admin, driver, { title: "For Arun" });
  // Cookies do not tell ports apart, so both pages have the same session.
  const wire = await Wire.to(server.port);
  const first = await browserAs("driver", "/notifications", { ...desktop, baseURL: wire.url });
  await expectConnected(first);
  // The menus' code is loaded once the page rests.
  const menu = rowOf(first, "For Arun").getByRole("button", { name: /^More for/ });
  await expect(menu).toHaveAttribute("id", /./);
  wire.cut();
  await chooseFromMenu(first, "For Arun", "Mark as read");
  const second = await first.context().newPage();
  await second.goto(`${server.url}/me`);
  await second.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(second).toHaveURL(/\/sign-in/);
  await signInByForm(second, "owner");
  await second.waitForURL(/\/owner$/);
  const acts: string[] = [];
  first.on("response", (response) => {
    const request = response.request();
    if (request.method() !== "GET" && response.ok()) acts.push(request.url());
  });
  wire.mend();
  await expect(first).toHaveURL(/\/owner$/, { timeout: 15_000 });
  await expect(first.getByText("For Arun")).toHaveCount(0);
  expect(acts).toEqual([]);
  expect((await unreadCounts(await as("driver"))).count).toBe(1);
  wire.close();
});

test("B1: a page shows nothing of who has signed in since when it goes on to another page", async ({
  as,
  browserAs,
}) => {
  const joy = await as("driver2");
  await resetAccount(joy);
  const booking = await bookInLotA(joy, "A-14", { plate: "JOY 4711" });
  const theirs = await browserAs("driver2");
  const page = await browserAs("driver", "/me", desktop);
  await expectConnected(page);
  await page.context().addCookies(await theirs.context().cookies());
  await page.evaluate((plate) => {
    const look = () => {
      if (document.body.textContent.includes(plate)) sessionStorage.setItem("seen", plate);
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  }, booking.vehicle_number);
  await page.getByRole("link", { name: "Bookings", exact: true }).click();
  await expect(page.getByRole("heading", { name: /Hello, Joy|A-14/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/:\d+\/$/);
  expect(await page.evaluate(() => sessionStorage.getItem("seen"))).toBeNull();
  await joy.cancel(booking.id);
});

/** The headers with which Next's router asks for a page or a part of it. */
const requestsFor = (path: string): Record<string, string>[] => {
  const prefetch = { RSC: "1", "Next-Router-Prefetch": "1" };
  const segment = { "Next-Router-Segment-Prefetch": `${path}/__PAGE__` };
  return [{}, { RSC: "1" }, prefetch, { ...prefetch, ...segment }];
};
const textOf = async (page: Page, path: string, headers: Record<string, string>) =>
  (await page.context().request.get(path, { headers })).text();
/** Words of the pages of owners and administrators. */
const foreignWords = [
  "OwnerDashboard",
  "OwnerBookingsPage",
  "AdminQueue",
  "PaymentsPage",
  emailOf("owner"),
  "Maria Santos",
];

for (const path of ["/owner", "/owner/bookings", "/admin", "/admin/payments"])
  test(`J4.9 H39: a driver gets nothing of the content of ${path}`, async ({ browserAs }) => {
    const page = await browserAs("driver", path);
    await expect(page).toHaveURL(/:\d+\/$/);
    for (const headers of requestsFor(path)) {
      const text = await textOf(page, path, headers);
      for (const word of foreignWords) expect(text, JSON.stringify(headers)).not.toContain(word);
    }
  });

test("J4.9: a driver who opens an admin's page lands on the driver's start page", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", "/admin");
  await expect(page).toHaveURL(/:\d+\/$/);
  const navigation = page.getByRole("navigation", { name: "Main" }).filter({ visible: true });
  await expect(navigation).toContainText("Find");
  for (const path of ["/api/owner/dashboard/", "/api/admin/queue/"])
    expect((await page.context().request.get(path)).status(), path).toBe(403);
});

test("J4.9: an owner gets the content of /owner, by the words that a driver must not get", async ({
  browserAs,
}) => {
  const page = await browserAs("owner", "/owner");
  expect(await textOf(page, "/owner", { RSC: "1" })).toContain("OwnerDashboard");
});
