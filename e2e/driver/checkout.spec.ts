import type { Page } from "@playwright/test";
import { bookInLotA, registerDriver, resetAccount } from "../fixtures/account";
import { type Client, PASSWORD } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { expectConnected } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  await resetAccount(await as("driver"));
});

async function holdSlot(page: Page, code: string): Promise<void> {
  await page.getByTestId(`slot-${code}`).click();
  await page.getByRole("button", { name: /^Hold for 5 minutes/ }).click();
  await expect(page.getByTestId("hold-clock")).toBeVisible();
}

test("F4: a first booking needs a typed plate and one press, and remembers the plate", async ({
  server,
  browserAs,
}) => {
  const driver = await registerDriver(server.url);
  const lot = await driver.lot("Parking Lot A");
  const page = await browserAs(driver.email, `/lots/${lot.id}?for=30`);
  await expectConnected(page);
  await holdSlot(page, "A-3");
  const plate = page.getByLabel("Plate");
  const pay = page.getByRole("button", { name: /^Pay ₱30\.00/ });
  await pay.click();
  await expect(page.getByText("2–15 letters, digits, spaces and dashes.")).toBeVisible();
  await plate.pressSequentially("dv-21 ö");
  await expect(page.getByText("2–15 letters, digits, spaces and dashes.")).toHaveCount(0);
  // As a phone's keyboard does, which has no other key for it.
  await plate.press("Enter");
  await page.waitForURL(/\/bookings\//);
  await expect(page.getByText("DV-21 Ö").first()).toBeVisible();
  await driver.cancel(new URL(page.url()).pathname.split("/").at(-1)!);
  await page.goto("/me");
  await expect(page.getByText("DV-21 Ö")).toBeVisible();
});

test("F6: a held slot is paid from any page", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const page = await browserAs("driver", `/lots/${(await driver.lot("Parking Lot A")).id}?for=30`);
  await expectConnected(page);
  await holdSlot(page, "A-14");
  await page.goto("/notifications");
  const bar = page.getByRole("region", { name: "Held slot" });
  await expect(bar).toContainText(/Slot A-14 held for 4:\d\d/);
  await bar.getByRole("button", { name: "Pay" }).click();
  await page.getByRole("button", { name: "Pay ₱30.00 and book" }).click();
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}$/);
  await expect(bar).toHaveCount(0);
});

test("F4: who is signed out at the checkout signs in and goes on there", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const page = await browserAs("driver", `/lots/${(await driver.lot("Parking Lot A")).id}?for=30`);
  await expectConnected(page);
  await holdSlot(page, "A-14");
  await page.context().clearCookies();
  await page.getByRole("button", { name: /^Pay ₱30\.00/ }).click();
  await page.waitForURL(/\/sign-in\?callbackUrl=%2Flots%2F/);
  await expect(page.getByText("You are signed out. Sign in to go on.")).toBeVisible();
  await page.getByLabel("E-mail").pressSequentially("driver@parkmate.test");
  await page.getByLabel("Password", { exact: true }).pressSequentially(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/lots\//);
  await page.getByRole("button", { name: /^Continue, held for/ }).click();
  await page.getByRole("button", { name: "Pay ₱30.00 and book" }).click();
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}$/);
});

test("F4: a wrong plate is changed on the booking", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const { id } = await bookInLotA(driver, "A-14", { plate: "KL-08-AZ-1234" });
  const page = await browserAs("driver", `/bookings/${id}`);
  await expectConnected(page);
  await page.getByRole("button", { name: "Change the vehicle" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Another vehicle" });
  await dialog.getByText("Another", { exact: true }).click();
  const plate = dialog.getByLabel("Plate");
  await plate.pressSequentially("x");
  await plate.press("Enter");
  await expect(dialog.getByText("2–15 letters, digits, spaces and dashes.")).toBeVisible();
  await plate.pressSequentially("y-77");
  await plate.press("Enter");
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(page.getByText("XY-77", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("KL-08-AZ-1234 → XY-77")).toBeVisible();
  const { results } = (await driver.get("/api/vehicles/")).body;
  const typed = results.find(({ number }: Json) => number === "XY-77");
  await driver.send("DELETE", `/api/vehicles/${typed.id}/`);
});

test("F6: a held slot is released from any page", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const page = await browserAs("driver", `/lots/${(await driver.lot("Parking Lot A")).id}?for=30`);
  await expectConnected(page);
  await holdSlot(page, "A-14");
  await page.goto("/bookings");
  const bar = page.getByRole("region", { name: "Held slot" });
  await bar.getByRole("button", { name: "Release" }).click();
  await expect(bar).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Bookings" })).toBeVisible();
  await expect(bar).toHaveCount(0);
  expect((await driver.slot("Parking Lot A", "A-14")).state).toBe("available");
});

test("F5: before the hold, a driver learns that the vehicle has a booking at that time", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const plate = "KL-08-AZ-1234";
  const booked = await bookInLotA(driver, "A-12", { plate });
  const path = `/lots/${(await driver.lot("Parking Lot A")).id}?for=30`;
  const page = await browserAs("driver", path);
  await expectConnected(page);
  await page.getByTestId("slot-A-14").press("Enter");
  const bar = page.getByRole("region", { name: "Selected slot" });
  await expect(bar.getByText(`${plate} already has a booking at that time.`)).toBeVisible();
  await bar.getByRole("button", { name: /^Hold for 5 minutes/ }).press("Enter");
  const sheet = page.getByRole("dialog");
  const note = sheet.getByText(/already has a booking at that time/);
  await expect(note).toContainText(plate);
  await sheet.getByRole("button", { name: "Another" }).press("Enter");
  await expect(note).toHaveCount(0);
  await sheet.getByLabel("Plate").pressSequentially("kl 08 az 1234");
  await expect(note).toContainText("KL 08 AZ 1234");
  await sheet.getByRole("link", { name: `See booking #${booked.number}` }).press("Enter");
  await page.waitForURL(`**/bookings/${booked.id}`);
  const held = page.getByRole("region", { name: "Held slot" });
  await expect(held, "the slot is still held").toContainText("Slot A-14 held for");
  await held.getByRole("button", { name: "Pay" }).press("Enter");
  await expect(sheet.getByText(/already has a booking at that time/)).toBeVisible();
  await sheet.getByRole("button", { name: "Another" }).press("Enter");
  await sheet.getByLabel("Plate").pressSequentially("dv 77 f5");
  await sheet.getByRole("button", { name: "Pay ₱30.00 and book" }).press("Enter");
  await expect(page.getByText("DV 77 F5").first()).toBeVisible();
  expect(page.url()).not.toContain(booked.id);
  const bookings = await driver.get("/api/bookings/?status=active,confirmed&page_size=5");
  for (const { id } of bookings.body.results as Json[]) await driver.cancel(id);
  await forgetVehicle(driver, "DV 77 F5");
});

test("F5: a plate that another driver has parked is refused without naming the booking", async ({
  as,
  browserAs,
}) => {
  const [driver, joy] = [await as("driver"), await as("driver2")];
  const taken = await bookInLotA(joy, "A-12", { plate: "DV 78 F5" });
  const page = await browserAs("driver", `/lots/${(await driver.lot("Parking Lot A")).id}?for=30`);
  await expectConnected(page);
  await holdSlot(page, "A-14");
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "Another" }).click();
  await sheet.getByLabel("Plate").pressSequentially("dv-78 f5");
  const note = sheet.getByText("DV-78 F5 already has a booking at that time.");
  await expect(note).toBeVisible();
  await expect(sheet.getByRole("link", { name: /See booking/ })).toHaveCount(0);
  await joy.cancel(taken.id);
});

async function forgetVehicle(driver: Client, number: string): Promise<void> {
  const { results } = (await driver.get("/api/vehicles/")).body;
  const { id } = results.find((vehicle: Json) => vehicle.number === number);
  await driver.send("DELETE", `/api/vehicles/${id}/`);
}
