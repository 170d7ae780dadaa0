import { startSmtpServer } from "@/lib/testing/smtp-server";
import { bookInLotA, resetAccount } from "../fixtures/account";
import { TestServer } from "../fixtures/server";
import { desktop, expect, signInByForm, test } from "../fixtures/test";

/** A server of its own that hands e-mail to an SMTP server that first refuses the driver's. */
let isRefusing = true;
let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
let server: TestServer;

test.beforeAll(async () => {
  smtp = await startSmtpServer({
    refuse: () => (isRefusing ? { code: 550, message: "no such mailbox" } : undefined),
  });
  const env = { SMTP_URL: smtp.url, MAIL_FROM: "Parkmate <bookings@parkmate.test>" };
  server = await TestServer.start({ env });
  await server.moveToDaytime();
});
test.afterAll(async () => {
  await server.stop();
  server.dispose();
  await smtp.stop();
});

test("I11: an e-mail that was refused is found, tried again and sent", async ({ browser }) => {
  const driver = await server.signIn("driver");
  const admin = await server.signIn("admin");
  await resetAccount(driver);
  await bookInLotA(driver, "A-14");
  const failed = async () =>
    (await admin.get("/api/admin/deliveries/?status=failed&search=driver@parkmate.test")).body
      .count;
  await expect.poll(failed).toBeGreaterThan(0);
  const page = await browser.newPage({ baseURL: server.url, ...desktop });
  await page.goto("/sign-in?callbackUrl=/admin/deliveries");
  await signInByForm(page, "admin");
  const tile = page.getByTestId("channel-email");
  await expect(tile).toContainText("Working");
  await expect(tile).toContainText(/\d+ failed in 24 hours/);
  await expect(page.getByText(/^Not set up: .*SMS/)).toBeVisible();

  await page.getByRole("searchbox").pressSequentially("driver@parkmate.test");
  await page.getByLabel("Status").selectOption({ label: "Failed" });
  await page.waitForURL(/q=driver.*status=failed|status=failed.*q=driver/);
  const row = page.getByRole("listitem").filter({ hasText: "Booking confirmed" }).last();
  await row.locator("summary").click();
  await expect(row).toContainText("550 no such mailbox");
  await expect(row).toContainText("The provider refused it");
  isRefusing = false;
  await row.getByRole("button", { name: "Try again" }).click();
  await expect(row).toHaveCount(0);
  const mine = () => smtp.received.filter(({ to }) => to.includes("driver@parkmate.test"));
  await expect.poll(() => mine().length).toBe(1);
  await page.getByLabel("Status").selectOption({ label: "Sent" });
  await page.waitForURL(/status=sent/);
  await page.reload();
  await expect(page.getByLabel("Status")).toHaveValue("sent");
  const sent = page.getByRole("listitem").filter({ hasText: "Booking confirmed" }).last();
  await expect(sent).toContainText("Sent");
  expect(mine()).toHaveLength(1);
  await page.close();
});

test("I19: a failed mail of an account is tried again while its link is of use", async ({
  browser,
}) => {
  isRefusing = true;
  const mails = "/api/admin/deliveries/?kind=account&status=failed";
  const admin = await server.signIn("admin");
  await server.guest.post("/api/user/forgot-password/", { email: "driver@parkmate.test" });
  await expect.poll(async () => (await admin.get(mails)).body.count).toBe(1);
  const page = await browser.newPage({ baseURL: server.url, ...desktop });
  await page.goto("/sign-in?callbackUrl=/admin/deliveries");
  await signInByForm(page, "admin");
  await page.getByLabel("Kind").selectOption({ label: "About accounts" });
  await page.waitForURL(/kind=account/);
  const row = page.getByRole("listitem").filter({ hasText: "Password reset" });
  await row.locator("summary").click();
  await expect(row).toContainText("550 no such mailbox");
  await expect(row).not.toContainText("@");
  isRefusing = false;
  await row.getByRole("button", { name: "Try again" }).click();
  const resets = () => smtp.received.filter(({ source }) => source.includes("Reset your"));
  await expect.poll(() => resets().length).toBe(1);

  isRefusing = true;
  await server.guest.post("/api/user/forgot-password/", { email: "driver@parkmate.test" });
  await expect.poll(async () => (await admin.get(mails)).body.count).toBe(1);
  await server.advance(31 * 60);
  await page.getByLabel("Status").selectOption({ label: "Failed" });
  await page.waitForURL(/status=failed/);
  await page.reload();
  await row.locator("summary").click();
  await expect(row).toContainText("Its link is no longer of use");
  await expect(row.getByRole("button")).toHaveCount(0);
  isRefusing = false;
  await page.close();
});

test("all that failed on a channel are tried again together, and it is audited", async () => {
  isRefusing = true;
  const driver = await server.signIn("driver");
  const admin = await server.signIn("admin");
  await resetAccount(driver);
  await bookInLotA(driver, "A-15");
  const failed = async () =>
    (await admin.get("/api/admin/deliveries/?status=failed&kind=notification")).body.count;
  await expect.poll(failed).toBeGreaterThan(0);
  isRefusing = false;
  const { body } = await admin.post("/api/admin/deliveries/retry/", { channel: "email" });
  expect(body.retried).toBeGreaterThan(0);
  await expect.poll(failed).toBe(0);
  const log = await admin.get("/api/admin/audit/?search=delivery.retry_failed");
  expect(log.body.results[0]).toMatchObject({ detail: { channel: "email", count: body.retried } });
});

test("only administrators read what became of messages", async ({ as, guest }) => {
  for (const name of ["driver", "owner", "staff"])
    for (const path of ["/api/admin/deliveries/", "/api/admin/channels/"])
      expect((await (await as(name)).get(path)).status).toBe(403);
  expect((await guest.get("/api/admin/deliveries/")).status).toBe(401);
});
