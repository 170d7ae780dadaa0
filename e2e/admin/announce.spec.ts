import { isLive, startAfresh, toastOf } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const ADMIN = "admin@parkmate.test",
  DRIVER = "driver@parkmate.test";
const desk = { viewport: { width: 1280, height: 900 } };

test.beforeEach(async ({ as }) => startAfresh(await as(DRIVER)));

test("J5.7: to all drivers at once: previewed, confirmed, on the driver's screen, counted", async ({
  browserAs,
}) => {
  const driver = await browserAs(DRIVER, "/");
  await isLive(driver);
  const page = await browserAs(ADMIN, "/admin/announce", desk);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("May not be blank.")).toHaveCount(2);
  await expect(page.getByLabel("Title")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Title").fill("Gate B");
  await page.getByRole("link", { name: "Queue" }).click();
  await expect(page.getByLabel("Title")).toHaveCount(0);
  await page.getByRole("link", { name: "Announce" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("Gate B");
  await page.getByLabel("Message").fill("Gate B is closed today.");
  await page.getByLabel("Level").selectOption("warning");
  await page.getByLabel("E-mail").check();
  await expect(page.getByTestId("preview").getByText("Gate B is closed today.")).toHaveCount(3);
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Send this?" });
  await expect(dialog).toContainText("all drivers");
  await expect(dialog).toContainText("in the app and by E-mail");
  await dialog.getByRole("button", { name: "Send it" }).click();
  await expect(toastOf(driver, "warning", "Gate B is closed today.")).toBeVisible();
  await expect(page.getByText(/^Sent to \d+ people\.$/)).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("");
  await expect(page.getByTestId("announcement-row").first()).toContainText(
    /Gate B\s*Sent.*All drivers/,
  );
});

test("J5.7: to the drivers of a lot, for later, and cancelled before anybody gets it", async ({
  as,
  advance,
  browserAs,
}) => {
  const [driver, admin] = [await as(DRIVER), await as(ADMIN)];
  const page = await browserAs(ADMIN, "/admin/announce", desk);
  await isLive(page);
  const now = await admin.now();
  const inManila = (minutes: number) =>
    new Date(now + (8 * 60 + minutes) * 60_000).toISOString().slice(0, 16);
  const fill = async (title: string) => {
    await page.getByLabel("Title").fill(title);
    await page.getByLabel("Message").fill(`${title}: the gate moves.`);
    await page.getByText("Later", { exact: true }).click();
    await page.getByLabel("Day and time").fill(inManila(-10));
    await page.getByRole("button", { name: "Schedule", exact: true }).click();
    await expect(page.getByText("Choose a time within the next year.")).toBeVisible();
    await page.getByLabel("Day and time").fill(inManila(10));
    await page.getByRole("button", { name: "Schedule", exact: true }).click();
    await page
      .getByRole("dialog", { name: "Schedule this?" })
      .getByRole("button", { name: "Schedule it" })
      .click();
  };
  await page.getByLabel("With an open booking at").selectOption({ label: "Parking Lot A" });
  const { body } = await driver.book((await driver.slot("Parking Lot A", "A-14")).id, {
    minutes: 120,
  });
  await fill("Never sent");
  await expect(page.getByText(/^Scheduled for \d+ (person|people): /)).toBeVisible();
  const row = page.getByTestId("announcement-row").filter({ hasText: "Never sent" });
  await expect(row).toContainText("Scheduled");
  await expect(row).toContainText("Drivers at one lot");
  await fill("Sent later");
  await expect(
    page.getByTestId("announcement-row").filter({ hasText: "Sent later" }),
  ).toContainText("Scheduled");
  await row.getByRole("button", { name: "Cancel Never sent" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel announcement" }).click();
  await expect(row).toContainText("Cancelled");

  await advance(660);
  await expect
    .poll(async () => (await driver.notifications()).map((notification) => notification.title))
    .toContain("Sent later");
  expect((await driver.notifications()).map((notification) => notification.title)).not.toContain(
    "Never sent",
  );
  await expect(
    page.getByTestId("announcement-row").filter({ hasText: "Sent later" }),
  ).toContainText(/reached \d+/, { timeout: 15_000 });
  await advance(-660);
  await driver.post(`/api/bookings/${body.id}/cancel/`);
});

test("J5.7 C21: what cannot be sent is refused beside its field, by the form and by the server", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner@parkmate.test");
  const { body: lot } = await owner.post("/api/lots/", {
    name: "Corner Lot",
    address: "Corner 1",
    city: "Davao",
    latitude: 7.1,
    longitude: 125.6,
    hourly_rate: "20.00",
  });
  const page = await browserAs(ADMIN, "/admin/announce", desk);
  await page.getByLabel("Title").fill("Gate B");
  await page.getByLabel("Message").fill("Closed.");
  await page.getByText("Later", { exact: true }).click();
  await page.getByLabel("Day and time").fill("2020-01-01T08:00");
  await page.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(page.getByText("Choose a time within the next year.")).toBeVisible();
  await expect(page.getByLabel("Day and time")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.getByText("Now", { exact: true }).click();
  const place = page.getByLabel("With an open booking at");
  await place.selectOption({ label: "Corner Lot" });
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send it" }).click();
  await expect(page.getByText("There is nobody to write to.")).toBeVisible();
  await expect(place).toHaveAttribute("aria-invalid", "true");
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});
