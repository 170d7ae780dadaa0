import { bookInLotA, registerDriver } from "../fixtures/account";
import { SETTINGS } from "../fixtures/paths";
import { expectConnected, secondsRemaining, toastOf } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

const MINUTE_S = 60;

test("E1: a driver chooses when an end is announced; extending moves it", async ({
  server,
  browserAs,
  advance,
}) => {
  await server.moveToDaytime();
  const driver = await registerDriver(server.url);
  const booking = await bookInLotA(driver, "A-12", { minutes: 60 });
  const page = await browserAs(driver.email, "/settings");
  await expectConnected(page);
  const choices = page.getByRole("group", { name: "Warn me before a booking ends" });
  const choice = (minutes: number) =>
    choices.getByRole("button", { name: `${minutes} min`, exact: true });
  await expect(choice(5)).toHaveAttribute("aria-pressed", "true");
  await expect(choice(5), "the last one stays").toHaveAttribute("aria-disabled", "true");
  for (const minutes of [15, 30]) {
    await choice(minutes).press("Enter");
    await expect(choice(minutes)).toHaveAttribute("aria-pressed", "true");
  }
  await expect(choice(60), "three are enough").toHaveAttribute("aria-disabled", "true");
  await choice(5).press("Enter");
  await expect(choice(5)).toHaveAttribute("aria-pressed", "false");
  const chosen = async () => (await driver.get(`${SETTINGS}delivery/`)).body.reminder_minutes;
  await expect.poll(chosen).toEqual([15, 30]);
  await page.reload();
  await expectConnected(page);
  await expect(choice(15)).toHaveAttribute("aria-pressed", "true");

  const left = () => secondsRemaining(driver, booking.id);
  const moveTo = async (seconds: number) => advance((await left()) - seconds);
  const toast = (minutes: number) =>
    toastOf(page, "warning", `Your booking will expire in ${minutes} minutes!`);
  await moveTo(30 * MINUTE_S - 1);
  await expect(toast(30)).toBeVisible();
  await toast(30)
    .getByRole("button", { name: /^Extend 30 min/ })
    .press("Enter");
  await expect.poll(left).toBeGreaterThan(55 * MINUTE_S);
  await expect(toastOf(page, "success", /Extended to/)).toBeVisible();
  await moveTo(31 * MINUTE_S);
  const before = await driver.notifications("&event_type=booking_expiring_soon");
  expect(before).toHaveLength(1);
  await moveTo(15 * MINUTE_S - 1);
  await expect(toast(15)).toBeVisible();
  await moveTo(4 * MINUTE_S);
  await expect(toast(5)).toHaveCount(0);
  const messages = (await driver.notifications("&event_type=booking_expiring_soon")).map(
    ({ message }) => message,
  );
  expect(messages).not.toContain("Your booking will expire in 5 minutes!");
  expect(messages).toContain("Your booking will expire in 15 minutes!");
  await driver.cancel(booking.id);
});
