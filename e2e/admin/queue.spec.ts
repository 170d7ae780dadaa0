import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { bookInLotA, requestInLotB, resetAccount } from "../fixtures/account";
import type { Json } from "../fixtures/json";
import {
  expectBadge,
  expectConnected,
  expectCountdown,
  recordRequests,
  recordToasts,
  repeatedIn,
  secondsRemaining,
  shownBadge,
  toastOf,
} from "../fixtures/screen";
import { type ApiClient, PASSWORD } from "../fixtures/client";
import { desktop, expect, test } from "../fixtures/test";

async function expectFetchedOnce(admin: Page, sent: string[]): Promise<void> {
  await admin.waitForTimeout(700);
  expect(sent).toContain("GET /api/admin/queue/");
  expect(repeatedIn(sent), sent.join("\n")).toEqual([]);
}

test.beforeEach(async ({ as }) => resetAccount(await as("driver")));

test("J5.1: one admin verifies: the other's row is done, the driver is notified once", async ({
  as,
  browserAs,
}) => {
  const [driver, ben] = [await as("driver"), await as("admin2")];
  const adas = await browserAs("admin", "/admin", desktop);
  const bens = await browserAs("admin2", "/admin", desktop);
  for (const page of [adas, bens]) await expectConnected(page);
  const booking = await bookInLotA(driver, "A-14", { method: "cash" });
  const page = await browserAs("driver", `/bookings/${booking.id}`);
  await expectConnected(page);
  const toasts = await recordToasts(page.context());

  const rowOn = (admin: typeof adas) =>
    admin.getByTestId("queue-row").filter({ hasText: `#${booking.number}` });
  for (const row of [rowOn(adas), rowOn(bens)]) {
    await expect(row).toHaveCount(1);
    await expect(row).toHaveAttribute("data-resolved", "false");
  }
  await expectBadge(bens, ben);
  const unread = await shownBadge(bens);
  const sent = recordRequests(adas);
  await rowOn(adas).getByRole("link").click();
  await adas.getByTestId("queue-detail").getByRole("button", { name: "Verify ₱30.00" }).click();
  const words = /Verified by Ada \d\d:\d\d/;
  await expect(rowOn(bens)).toContainText(words, { timeout: 2000 });
  await expect(rowOn(bens)).toHaveAttribute("data-resolved", "true");
  await rowOn(bens).getByRole("link").click();
  await expect(bens.getByTestId("queue-detail").getByRole("button")).toHaveCount(0);
  await expect(rowOn(adas)).toContainText(words);
  await expectFetchedOnce(adas, sent);
  await expectBadge(bens, ben);
  expect(await shownBadge(bens)).toBe(unread - 1);

  expect(await ben.post(`/api/admin/payments/${booking.payment.id}/verify/`)).toMatchObject({
    status: 409,
    body: { code: "already_resolved", resolved: { by: "Ada Cruz", outcome: "verified" } },
  });
  const left = () => secondsRemaining(driver, booking.id);
  await expectCountdown(page.getByTestId("countdown"), left);
  expect(
    await driver.notifications(`&booking=${booking.id}&event_type=payment_verified`),
  ).toHaveLength(1);
  const text = "Your cash payment has been verified";
  expect(toasts.filter((toast) => toast.text === text)).toEqual([{ level: "success", text }]);
  await driver.cancel(booking.id);
});

test("J5.2: a request is declined with a reason: money back and a free slot", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const admin = await browserAs("admin", "/admin", desktop);
  await expectConnected(admin);
  const { id, number, status } = await requestInLotB(driver, "B-4");
  expect(status).toBe("requested");
  const page = await browserAs("driver", `/bookings/${id}`);
  await expectConnected(page);

  const row = admin.getByTestId("queue-row").filter({ hasText: `#${number}` });
  await row.getByRole("link").click();
  await admin.getByTestId("queue-detail").getByRole("button", { name: "Decline" }).click();
  const dialog = admin.getByRole("dialog", { name: "Decline this request?" });
  const reason = dialog.getByRole("textbox", { name: "Reason" });
  await expect(reason).toBeFocused();
  await dialog.getByRole("button", { name: "Decline" }).click();
  await expect(dialog.getByText("Enter a reason for the driver.")).toBeVisible();
  await expect(reason).toHaveAttribute("aria-invalid", "true");
  expect((await driver.get(`/api/bookings/${id}/`)).body.status).toBe("requested");

  await reason.pressSequentially("The gate is broken");
  const sent = recordRequests(admin);
  await dialog.getByRole("button", { name: "Decline" }).click();
  await expect(toastOf(page, "warning", "Admin declined your booking request")).toBeVisible();
  await expect(page.getByText("Reason: The gate is broken").first()).toBeVisible();
  await expect(row).toContainText(/Declined by Ada \d\d:\d\d/);
  await expectFetchedOnce(admin, sent);
  await page.getByTestId("bell").click();
  const refunds = page
    .getByTestId("panel-item")
    .filter({ hasText: "₱30.00 refunded to your card" });
  await expect(refunds.first()).toBeVisible();
  const query = `&booking=${id}&event_type=refund_issued`;
  expect(await driver.notifications(query)).toHaveLength(1);
  expect((await driver.slot("Lot B", "B-4")).state).toBe("available");
});

/** Registers an owner, who waits for approval. Returns the e-mail address. */
async function applyAsOwner(guest: ApiClient, name: string): Promise<string> {
  const email = `owner-${randomUUID().slice(0, 8)}@parkmate.test`;
  const person = { email, password: PASSWORD, first_name: name, last_name: "Uy", role: "owner" };
  expect((await guest.post("/api/register/", person)).status).toBe(202);
  return email;
}

test("J5.6: an application appears at once, counted and announced, and closes for all", async ({
  as,
  guest,
  server,
  browserAs,
}) => {
  const adas = await browserAs("admin", "/admin", desktop);
  const bens = await browserAs("admin2", "/admin", desktop);
  for (const page of [adas, bens]) await expectConnected(page);
  const title = adas.getByRole("heading", { level: 1 });
  const before = (await (await as("admin")).get("/api/admin/queue/")).body.open;
  const total = before.cash + before.requests + before.owners;
  const unread = await shownBadge(adas);
  const email = await applyAsOwner(guest, "Ramon");
  const text = "Ramon Uy wants to offer parking";
  await expect(toastOf(adas, "info", text)).toBeVisible({ timeout: 1000 });
  const rowOn = (page: Page) => page.getByTestId("queue-row").filter({ hasText: email });
  await expect(rowOn(adas)).toBeVisible({ timeout: 1000 });
  await expect(title).toContainText(total === 0 ? "1 item is" : `${total + 1} items are`);
  expect(await shownBadge(adas)).toBe(unread + 1);

  await rowOn(adas).getByRole("link").click();
  // The keys work from anywhere on the page, also after a filter was pressed.
  await adas
    .getByRole("main")
    .getByText(/^Owners/)
    .click();
  await adas.keyboard.press("a");
  for (const page of [adas, bens])
    await expect(rowOn(page)).toContainText(/Approved by Ada \d\d:\d\d/);
  await expect.poll(() => shownBadge(adas)).toBe(unread);
  const owner = await server.signIn(email);
  expect(await owner.notifications("&event_type=owner_verification")).toMatchObject([
    { level: "success", message: "Your owner account was approved" },
  ]);
});

test("an application is declined with a reason, from the bell", async ({
  as,
  guest,
  browserAs,
}) => {
  const page = await browserAs("admin", "/admin");
  await expectConnected(page);
  const email = await applyAsOwner(guest, "Lena");
  await page.getByTestId("bell").click();
  const row = page.getByTestId("panel-item").filter({ hasText: email });
  await row.getByRole("button", { name: "Decline" }).click();
  const dialog = page.getByRole("dialog", { name: /^Decline/ });
  await dialog.getByRole("button", { name: "Entered twice" }).click();
  await dialog.getByRole("button", { name: "Decline", exact: true }).click();
  await expect(row).toContainText(/Declined by Ada \d\d:\d\d/);
  const { results } = (await (await as("admin")).get("/api/admin/queue/")).body;
  expect(results.find((item: Json) => item.applicant?.email === email)).toMatchObject({
    kind: "owner",
    resolved: { by: "Ada Cruz", outcome: "declined" },
  });
});

test("U2: the navigation counts what waits, on every page of the admin", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const page = await browserAs("admin", "/admin/audit", desktop);
  await expectConnected(page);
  const queue = page.getByRole("link", { name: /^Queue/ });
  const waiting = async () => Number(/(\d+) waiting/.exec((await queue.textContent())!)?.[1] ?? 0);
  const before = await waiting();
  const booking = await bookInLotA(driver, "A-14", { method: "cash" });
  await expect.poll(waiting).toBe(before + 1);
  await driver.cancel(booking.id);
  await expect.poll(waiting).toBe(before);
});
