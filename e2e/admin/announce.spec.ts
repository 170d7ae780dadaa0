import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { bookInLotA, resetAccount } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import { expectConnected, toastOf } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

test.beforeEach(async ({ as }) => resetAccount(await as("driver")));

test("J5.7: an announcement needs its words, which survive a look at another page", async ({
  browserAs,
}) => {
  const page = await browserAs("admin", "/admin/announce", desktop);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("May not be blank.")).toHaveCount(2);
  await expect(page.getByLabel("Title")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Title").fill("Gate B");
  await page.getByRole("link", { name: "Queue" }).click();
  await expect(page.getByLabel("Title")).toHaveCount(0);
  await page.getByRole("link", { name: "Announce" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Gate B");
});

test("J5.7: an announcement is previewed, confirmed, shown to drivers and counted", async ({
  browserAs,
}) => {
  const driver = await browserAs("driver", "/");
  await expectConnected(driver);
  const page = await browserAs("admin", "/admin/announce", desktop);
  const title = `Gate ${randomUUID().slice(0, 8)}`;
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Message").fill("Gate B is closed today.");
  await page.getByLabel("Level").selectOption("warning");
  await page.getByLabel("E-mail").check();
  await expect(page.getByTestId("preview").getByText("Gate B is closed today.")).toHaveCount(3);
  await page.getByLabel("Priority").selectOption("HIGH");
  await page.getByRole("button", { name: "Send", exact: true }).dblclick();
  const dialog = page.getByRole("dialog", { name: "Send this?" });
  await expect(dialog).toContainText("all drivers");
  await expect(dialog).toContainText(/People\d+ people/);
  await expect(dialog).toContainText("in quiet hours, those who allow it still get a toast");
  await expect(dialog).toContainText("it does not expire");
  await expect(dialog).toContainText("in the app and by E-mail");
  await dialog.getByRole("button", { name: "Send it" }).click();
  await expect(toastOf(driver, "warning", "Gate B is closed today.")).toBeVisible();
  await expect(page.getByText(/^Sent to \d+ people\.$/)).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("");
  const row = page.getByTestId("announcement-row").first();
  await expect(row).toContainText(new RegExp(`${title}\\s*Sent.*All drivers`));
});

/** A time in Manila, this many minutes from now: "2026-11-22T08:30". */
async function localTime(person: Client, minutes: number): Promise<string> {
  const inManila = (await person.now()) + (8 * 60 + minutes) * 60_000;
  return new Date(inManila).toISOString().slice(0, 16);
}

/** Types the time of sending, in 24 hours. */
async function typeTime(page: Page, local: string): Promise<void> {
  const [day = "", time = ""] = local.split("T");
  await page.getByLabel("Day and time").fill(day);
  const field = page.getByLabel("Time of sending");
  await field.fill("");
  await field.pressSequentially(time);
  await field.blur();
}

/** Writes an announcement to the drivers at Parking Lot A for later, and schedules it. */
async function schedule(page: Page, title: string, time: string): Promise<void> {
  await page.getByLabel("With an open booking at").selectOption({ label: "Parking Lot A" });
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Message").fill(`${title}: the gate moves.`);
  await page.getByText("Later", { exact: true }).click();
  await typeTime(page, time);
  await page.getByRole("button", { name: "Schedule", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Schedule this?" });
  await dialog.getByRole("button", { name: "Schedule it" }).click();
}
const rowOf = (page: Page, title: string) =>
  page.getByTestId("announcement-row").filter({ hasText: title });

test("J5.7: of two scheduled announcements the cancelled one is never sent", async ({
  as,
  advance,
  browserAs,
}) => {
  const [driver, admin] = [await as("driver"), await as("admin")];
  const booking = await bookInLotA(driver, "A-14", { minutes: 120 });
  const page = await browserAs("admin", "/admin/announce", desktop);
  await expectConnected(page);
  const time = await localTime(admin, 10);
  await schedule(page, "Never sent", time);
  await expect(page.getByText(/^Scheduled for \d+ (person|people): /)).toBeVisible();
  await expect(rowOf(page, "Never sent")).toContainText("Scheduled");
  await expect(rowOf(page, "Never sent")).toContainText("Drivers at one lot");
  await schedule(page, "Sent later", time);
  await expect(rowOf(page, "Sent later")).toContainText("Scheduled");
  await page.getByRole("button", { name: "Cancel Never sent" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel announcement" }).click();
  await expect(rowOf(page, "Never sent")).toContainText("Cancelled");

  await advance(660);
  const titles = async () => (await driver.notifications()).map((row) => row.title);
  await expect.poll(titles).toContain("Sent later");
  expect(await titles()).not.toContain("Never sent");
  const sent = rowOf(page, "Sent later");
  await expect(sent).toContainText(/reached \d+/, { timeout: 15_000 });
  await advance(-660);
  await driver.cancel(booking.id);
});

test("J5.7: a time that is over gets a field error from the form", async ({ as, browserAs }) => {
  const page = await browserAs("admin", "/admin/announce", desktop);
  await page.getByLabel("Title").fill("Gate B");
  await page.getByLabel("Message").fill("Closed.");
  await page.getByText("Later", { exact: true }).click();
  for (const past of ["2020-01-01T08:00", await localTime(await as("admin"), -10)]) {
    await typeTime(page, past);
    await page.getByRole("button", { name: "Schedule", exact: true }).click();
    await expect(page.getByText("Choose a time within the next year."), past).toBeVisible();
    await expect(page.getByLabel("Day and time")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
});

test("J5.7 C21: a lot without drivers gets a field error from the server", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner");
  const { body: lot } = await owner.post("/api/lots/", {
    name: "Corner Lot",
    address: "Corner 1",
    city: "Davao",
    latitude: 7.1,
    longitude: 125.6,
    hourly_rate: "20.00",
  });
  const page = await browserAs("admin", "/admin/announce", desktop);
  await page.getByLabel("Title").fill("Gate B");
  await page.getByLabel("Message").fill("Closed.");
  const place = page.getByLabel("With an open booking at");
  await place.selectOption({ label: "Corner Lot" });
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send it" }).click();
  await expect(page.getByText("There is nobody to write to.")).toBeVisible();
  await expect(place).toHaveAttribute("aria-invalid", "true");
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});
