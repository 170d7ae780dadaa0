import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { bookInLotA, registerDriver } from "../fixtures/account";
import { Client, PASSWORD } from "../fixtures/client";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

/** Replaces a field's text key by key, as a person does, and leaves the field. */
async function type(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.press("ControlOrMeta+a");
  await field.press("Delete");
  await field.pressSequentially(text);
  await field.blur();
}

async function signInWith(page: Page, email: string, password: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await type(page, "E-mail", email);
  await type(page, "Password", password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const SIGNED_OUT = "You were signed out in another tab or on another device. Sign in to go on.";
const newEmail = () => `me-${randomUUID().slice(0, 8)}@parkmate.test`;

for (const [size, options] of [
  ["a phone", {}],
  ["a desk", desktop],
] as const) {
  test.describe(`the person at ${size}`, () => {
    test("F1: a profile typed by keys is saved and there after a reload", async ({
      server,
      browserAs,
    }) => {
      const email = newEmail();
      await registerDriver(server.url, email);
      const page = await browserAs(email, "/me", options);
      await type(page, "First name", "Noor");
      await type(page, "Last name", "Diaz Öztürk");
      await type(page, "Phone", "+63 917 123 4567");
      await page.getByLabel("Time zone").selectOption("Europe/Berlin");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
      await page.reload();
      await expect(page.getByLabel("First name")).toHaveValue("Noor");
      await expect(page.getByLabel("Last name")).toHaveValue("Diaz Öztürk");
      await expect(page.getByLabel("Phone", { exact: true })).toHaveValue("+63 917 123 4567");
      await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");
    });

    test("F1: a wrong number is refused beside its field, and nothing is saved", async ({
      server,
      browserAs,
    }) => {
      const email = newEmail();
      const driver = await registerDriver(server.url, email);
      const page = await browserAs(email, "/me", options);
      await type(page, "Phone", "call me");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByLabel("Phone", { exact: true })).toHaveAttribute(
        "aria-invalid",
        "true",
      );
      await expect(page.getByText("Enter a phone number.")).toBeVisible();
      expect((await driver.get("/api/user/profile/")).body.phone_number).toBeFalsy();
    });
  });

  test.describe(`the account at ${size}`, () => {
    test("F1: a changed password signs in, the old one no longer does", async ({
      server,
      browserAs,
    }) => {
      const email = newEmail();
      await registerDriver(server.url, email);
      const page = await browserAs(email, "/me", options);
      const changed = "eleven-otters-swim";
      await type(page, "Current password", "not-this-one");
      await type(page, "New password", changed);
      await type(page, "Confirm new password", changed);
      await page.getByRole("button", { name: "Change password" }).click();
      await expect(page.getByText("This is not your password.")).toBeVisible();
      await type(page, "Current password", PASSWORD);
      await page.getByRole("button", { name: "Change password" }).click();
      await expect(page.getByText("Password successfully updated.")).toBeVisible();
      await signInWith(page, email, PASSWORD);
      await expect(page.getByText("The e-mail or password is incorrect.")).toBeVisible();
      await signInWith(page, email, changed);
      await expect(page.getByRole("heading", { name: "Hello, New" })).toBeVisible();
    });

    test("S18: a device is signed out, then all others", async ({ server, browserAs }) => {
      const email = newEmail();
      const program = await registerDriver(server.url, email);
      const other = await browserAs(email, "/", options);
      const page = await browserAs(email, "/me", options);
      const devices = page.getByRole("region", { name: "Signed in on" });
      await expect(devices.getByText("This device")).toHaveCount(1);
      await expect(devices.getByRole("listitem")).toHaveCount(3);
      await devices.getByRole("button", { name: "Sign out Chrome on Linux" }).click();
      await expect(other.getByText(SIGNED_OUT)).toBeVisible({ timeout: 4000 });
      await expect(devices.getByRole("listitem")).toHaveCount(2);
      expect((await program.get("/api/user/profile/")).status).toBe(200);
      await devices.getByRole("button", { name: "Sign out everywhere else" }).click();
      await expect(devices.getByRole("listitem")).toHaveCount(1);
      await expect.poll(async () => (await program.get("/api/user/profile/")).status).toBe(401);
      await page.reload();
      await expect(devices.getByText("This device")).toBeVisible();
    });

    test("I14: an account is deleted with its password, not with open bookings", async ({
      server,
      browserAs,
    }) => {
      const email = newEmail();
      const driver = await registerDriver(server.url, email);
      const booking = await bookInLotA(driver, "A-3", { plate: "NBC 1234" });
      const page = await browserAs(email, "/me", options);
      const open = () => page.getByRole("button", { name: "Delete account" }).first().click();
      await open();
      const dialog = page.getByRole("dialog", { name: "Delete your account?" });
      const confirm = dialog.getByRole("button", { name: "Delete account" });
      const password = dialog.getByLabel("Password", { exact: true });
      await password.pressSequentially("not-this-one");
      await dialog.getByRole("button", { name: "Show password" }).click();
      await expect(password).toHaveAttribute("type", "text");
      await confirm.click();
      await expect(dialog.getByText("This is not your password.")).toBeVisible();
      await password.fill("");
      await password.pressSequentially(PASSWORD);
      await confirm.click();
      await expect(dialog.getByRole("alert")).toContainText(
        `You have open bookings: #${booking.number}.`,
      );
      await driver.cancel(booking.id);
      await confirm.click();
      await expect(page).toHaveURL(/\/sign-in/);
      await expect(page.getByText("Your account is deleted.")).toBeVisible();
      await signInWith(page, email, PASSWORD);
      await expect(page.getByText("The e-mail or password is incorrect.")).toBeVisible();
    });

    test("F1: a vehicle typed by keys is there after a reload", async ({ server, browserAs }) => {
      const email = newEmail();
      await registerDriver(server.url, email);
      const page = await browserAs(email, "/me", options);
      await page.getByRole("button", { name: "Add", exact: true }).click();
      const form = page.getByRole("form", { name: "Add a vehicle" });
      await form.getByLabel("Plate").pressSequentially("?");
      await form.getByRole("button", { name: "Add" }).click();
      await expect(form.getByLabel("Plate")).toHaveAttribute("aria-invalid", "true");
      await type(page, "Plate", "nbc 1234");
      await form.getByLabel("Plate").press("Enter");
      await expect(form).toBeHidden();
      await page.reload();
      await expect(page.getByText("NBC 1234")).toBeVisible();
    });
  });
}

test("S18: of many devices the latest are listed first, the rest on demand", async ({
  server,
  browserAs,
}) => {
  const email = newEmail();
  await registerDriver(server.url, email);
  for (let device = 0; device < 5; device += 1) await Client.signIn(server.url, email);
  const page = await browserAs(email, "/me", desktop);
  const rows = page.getByRole("region", { name: "Signed in on" }).getByRole("listitem");
  await expect(rows).toHaveCount(5);
  await expect(rows.first()).toContainText("This device");
  await page.getByRole("button", { name: "Show 2 more" }).click();
  await expect(rows).toHaveCount(7);
});

test("F3: unsaved changes of a profile say so, and are there again after another page", async ({
  server,
  browserAs,
}) => {
  const email = newEmail();
  const person = await registerDriver(server.url, email);
  const page = await browserAs(email, "/me");
  await expectConnected(page);
  await type(page, "First name", "Noor");
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await page.getByRole("link", { name: "Bookings" }).first().click();
  await expect(page.getByLabel("First name")).toHaveCount(0);
  await page.goBack();
  await expect(page.getByLabel("First name")).toHaveValue("Noor");
  let asked = false;
  page.once("dialog", (dialog) => {
    asked = dialog.type() === "beforeunload";
    void dialog.accept();
  });
  await page.reload();
  expect(asked).toBe(true);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
  expect((await person.get("/api/user/profile/")).body.first_name).toBe("Noor");
});

test("F1: what is wrong with a password goes away as it is edited", async ({
  server,
  browserAs,
}) => {
  const email = newEmail();
  await registerDriver(server.url, email);
  const page = await browserAs(email, "/me");
  await type(page, "Current password", "not-this-one");
  await type(page, "New password", PASSWORD);
  await type(page, "Confirm new password", `${PASSWORD}!`);
  const change = page.getByRole("button", { name: "Change password" });
  await change.click();
  await expect(page.getByText("The passwords do not match.")).toBeVisible();
  await type(page, "Confirm new password", PASSWORD);
  await expect(page.getByText("The passwords do not match.")).toBeHidden();
  await change.click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await type(page, "Current password", PASSWORD);
  await expect(page.getByText("This is not your password.")).toBeHidden();
  await change.click();
  await expect(page.getByText("This is your current password.")).toBeVisible();
});

test("S18: a password changed elsewhere: the other device says why and comes back", async ({
  server,
  browserAs,
}) => {
  const email = newEmail();
  await registerDriver(server.url, email);
  const other = await browserAs(email, "/bookings?tab=past", desktop);
  await expectConnected(other);
  const page = await browserAs(email, "/me", desktop);
  const devices = page.getByRole("region", { name: "Signed in on" }).getByRole("listitem");
  await expect(devices).toHaveCount(3);
  await type(page, "Current password", PASSWORD);
  await type(page, "New password", "another-long-one");
  await type(page, "Confirm new password", "another-long-one");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(devices).toHaveCount(1);
  await expect(other.getByText(SIGNED_OUT)).toBeVisible();
  await type(other, "E-mail", email);
  await type(other, "Password", "another-long-one");
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(other).toHaveURL(/\/bookings\?tab=past$/);
});
