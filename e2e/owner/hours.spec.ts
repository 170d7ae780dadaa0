import { resetAccount } from "../fixtures/account";
import { openLot } from "../fixtures/lot";
import { desktop, expect, test } from "../fixtures/test";

test("B4: shorter hours name the bookings outside them, also after a reload", async ({
  as,
  browserAs,
}) => {
  const [owner, driver] = [await as("owner"), await as("driver")];
  await resetAccount(driver);
  const lot = await openLot(owner, "Mango Yard", ["M-1"]);
  const start = new Date((await driver.now()) + 24 * 3_600_000);
  const { status, body: booking } = await driver.book(lot.slots[0].id, {
    minutes: 60,
    start_time: start.toISOString(),
  });
  expect(status, JSON.stringify(booking)).toBe(201);
  const page = await browserAs("owner", `/owner/lots/${lot.id}?tab=prices`, desktop);
  await page.getByRole("switch", { name: "Open all the time" }).click();
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: lot.timezone });
  await page.getByRole("switch", { name: `Open on ${weekday.format(start)}` }).click();
  const note = page.getByText("1 booking lies outside these hours.");
  await expect(note).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await page.reload();
  await expect(note).toBeVisible();
  await page.getByRole("link", { name: `#${booking.number}` }).click();
  await expect(page.getByRole("dialog")).toContainText(`#${booking.number}`);
  await driver.cancel(booking.id);
  const [preview] = await Promise.all([
    page.waitForResponse((answer) => answer.url().includes(`/api/lots/${lot.id}/close/`)),
    page.goto(`/owner/lots/${lot.id}?tab=prices`),
  ]);
  expect(await preview.json()).toMatchObject({ bookings: [] });
  await expect(page.getByRole("switch", { name: "Open all the time" })).toBeVisible();
  await expect(note).toHaveCount(0);
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});
