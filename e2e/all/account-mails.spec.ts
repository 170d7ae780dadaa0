import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { registerDriver } from "../fixtures/account";
import { PASSWORD } from "../fixtures/client";
import { expectConnected } from "../fixtures/screen";
import { TestServer } from "../fixtures/server";
import { desktop, expect, test } from "../fixtures/test";

/** A server of its own that keeps the e-mails. */
let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start({ env: { CATCH_MESSAGES: "yes" } });
});
test.afterAll(async () => {
  await server.stop();
  server.dispose();
});

const newEmail = () => `mail-${randomUUID().slice(0, 8)}@parkmate.test`;
const NEW = "eleven-otters-swim";
const phone = { viewport: { width: 390, height: 844 } };
const open = (browser: Browser, size: object) =>
  browser.newContext({ baseURL: server.url, ...size }).then((context) => context.newPage());

/** Replaces a field's text key by key, as a person does. */
async function type(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.press("ControlOrMeta+a");
  await field.press("Delete");
  await field.pressSequentially(text);
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await type(page, "E-mail", email);
  await type(page, "Password", password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Hello, New" })).toBeVisible();
}

/** The link in the newest mail with this subject to an address. */
async function linkTo(email: string, subject: string): Promise<string> {
  const find = async () =>
    (await server.guest.get(`/api/dev/messages/?search=${email}`)).body.results.find(
      (one: { subject: string }) => one.subject === subject,
    );
  await expect.poll(find, subject).toBeTruthy();
  const { body } = await server.guest.get(`/api/dev/messages/${(await find()).id}/`);
  return /http\S+#\S+/.exec(body.text)![0];
}

const sizes = [
  ["a phone", phone],
  ["a desk", desktop],
] as const;

for (const [name, size] of sizes)
  test.describe(`a forgotten password at ${name}`, () => {
    test("F1 S10: a forgotten password is replaced by the link of an e-mail", async ({
      browser,
    }) => {
      const email = newEmail();
      await registerDriver(server.url, email);
      const page = await open(browser, size);
      await page.goto("/sign-in");
      await page.getByRole("link", { name: "Forgot your password?" }).click();
      await page.getByRole("button", { name: "Send the link" }).click();
      await expect(page.getByText("Enter your e-mail address.")).toBeVisible();
      await type(page, "E-mail", email);
      await page.getByRole("button", { name: "Send the link" }).click();
      await expect(page.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
      await linkTo(email, "Reset your Parkmate password");
      await page.getByRole("link", { name: "Messages of this demo" }).click();
      await page.getByRole("searchbox").pressSequentially(email);
      await page.waitForURL((url) => url.searchParams.get("q") === email);
      await page.getByRole("link", { name: `Reset your Parkmate password To ${email}` }).click();
      const opened = page.waitForEvent("popup");
      await page.frameLocator("iframe").getByRole("link", { name: "Choose a new" }).click();
      const form = await opened;
      await type(form, "New password", NEW);
      await type(form, "Confirm new password", "something else");
      await form.getByRole("button", { name: "Change password" }).click();
      await expect(form.getByText("The passwords do not match.")).toBeVisible();
      await type(form, "Confirm new password", NEW);
      await form.getByRole("button", { name: "Change password" }).click();
      await expect(form.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
      await form.getByRole("link", { name: "Continue to sign in" }).click();
      await type(form, "E-mail", email);
      await type(form, "Password", NEW);
      await form.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(form.getByRole("heading", { name: "Hello, New" })).toBeVisible();
      await form.context().close();
    });

    test("S10: a link that was used leads to a new one", async ({ browser }) => {
      const email = newEmail();
      await registerDriver(server.url, email);
      await server.guest.post("/api/user/forgot-password/", { email });
      const link = await linkTo(email, "Reset your Parkmate password");
      const token = link.split("#")[1];
      await server.guest.post("/api/user/reset-password/", { token, new: NEW, new2: NEW });
      const page = await open(browser, size);
      await page.goto(link);
      await type(page, "New password", "another-long-one");
      await type(page, "Confirm new password", "another-long-one");
      await page.getByRole("button", { name: "Change password" }).click();
      await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
      await page.getByRole("link", { name: "Send a new link" }).click();
      await expect(page).toHaveURL(/\/forgot-password$/);
      await page.context().close();
    });
  });

for (const [name, size] of sizes)
  test.describe(`the address of an account at ${name}`, () => {
    test("F1: an address is confirmed after registering, and stays so", async ({ browser }) => {
      const email = newEmail();
      const page = await open(browser, size);
      await page.goto("/register");
      await type(page, "First name", "New");
      await type(page, "Last name", "Driver");
      await type(page, "E-mail", email);
      await type(page, "Password", NEW);
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page.getByRole("heading", { name: "Hello, New" })).toBeVisible();
      await page.goto("/me");
      await expectConnected(page);
      const card = page.getByRole("region", { name: "E-mail address" });
      await expect(card.getByText("Not confirmed yet.")).toBeVisible();
      const first = await linkTo(email, "Confirm your e-mail address");
      await card.getByRole("button", { name: "Send again" }).click();
      await expect(card.getByText(`We have sent an e-mail to ${email}.`)).toBeVisible();
      await expect.poll(() => linkTo(email, "Confirm your e-mail address")).not.toBe(first);
      await page.goto(await linkTo(email, "Confirm your e-mail address"));
      await page.getByRole("button", { name: "Confirm address" }).click();
      await expect(page.getByText(`${email} is confirmed.`)).toBeVisible();
      await page.getByRole("link", { name: "Go on to Parkmate" }).click();
      await expect(card.getByText("Confirmed", { exact: true })).toBeVisible();
      await page.reload();
      await expect(card.getByText("Confirmed", { exact: true })).toBeVisible();
      await expect(card.getByText("Not confirmed yet.")).toHaveCount(0);
      await page.context().close();
    });

    test("F1: an address changes once the new one is confirmed", async ({ browser }) => {
      const [before, after] = [newEmail(), newEmail()];
      await registerDriver(server.url, before);
      const page = await open(browser, size);
      await signIn(page, before, PASSWORD);
      await page.goto("/me");
      await expectConnected(page);
      const card = page.getByRole("region", { name: "E-mail address" });
      await type(page, "New e-mail", after);
      await type(page, "Your password", "not-this-one");
      await card.getByRole("button", { name: "Change address" }).click();
      await expect(card.getByText("This is not your password.")).toBeVisible();
      await type(page, "Your password", PASSWORD);
      await card.getByRole("button", { name: "Change address" }).click();
      await expect(card.getByText(`We have sent a link to ${after}.`)).toBeVisible();
      await page.reload();
      await expect(card.getByText(before)).toBeVisible();
      await expect(card.getByText("To change it, open the link")).toContainText(after);
      await page.goto(await linkTo(after, "Confirm your new e-mail address"));
      await page.getByRole("button", { name: "Confirm address" }).click();
      await page.getByRole("link", { name: "Go on to Parkmate" }).click();
      await expect(card.getByText(after)).toBeVisible();
      await page.reload();
      await expect(card.getByText(after)).toBeVisible();
      await expect(page.getByRole("main")).not.toContainText(before);
      await page.context().close();
    });

    test("F1: the old address stops a change", async ({ browser }) => {
      const [before, after] = [newEmail(), newEmail()];
      const driver = await registerDriver(server.url, before);
      await driver.post("/api/user/email/", { email: after, password: PASSWORD });
      const page = await open(browser, size);
      await page.goto(await linkTo(before, "Your e-mail address is about to change"));
      await page.getByRole("button", { name: "Stop the change" }).click();
      await expect(page.getByRole("heading", { name: "You keep your address" })).toBeVisible();
      const profile = (await driver.get("/api/user/profile/")).body;
      expect(profile).toMatchObject({ email: before, pending_email: null });
      await page.context().close();
    });

    test("S0.35: a sign-in on a new device is in the bell, and leads to the devices", async ({
      browser,
    }) => {
      const email = newEmail();
      await registerDriver(server.url, email);
      const page = await open(browser, size);
      await signIn(page, email, PASSWORD);
      await expectConnected(page);
      await page.getByTestId("bell").click();
      const item = page.getByTestId("panel-item").first();
      await expect(item).toContainText("New sign-in from Chrome on Linux");
      await item.getByRole("link", { name: "See my devices" }).click();
      await expect(page).toHaveURL(/\/me#devices$/);
      await expect(page.getByRole("region", { name: "Signed in on" })).toBeInViewport();
      await page.context().close();
    });
  });
