import { bookInLotA, resetAccount } from "../fixtures/account";
import { sendNotification } from "../fixtures/notifications";
import { expectConnected, recordToasts } from "../fixtures/screen";
import { expect, signInByForm, test } from "../fixtures/test";
import { shiftClock } from "../fixtures/shift-clock";

const HOUR_MS = 3_600_000;

for (const [device, shift] of [
  ["whose clock is right", 0],
  ["whose clock is five hours late", -5 * HOUR_MS],
  ["whose clock is five hours early", 5 * HOUR_MS],
] as const)
  test(`T6: a new browser ${device} says nothing of endings that are over`, async ({
    advance,
    as,
    page,
    server,
  }) => {
    const before = await as("driver");
    await resetAccount(before);
    for (const code of ["A-3", "A-15"]) await bookInLotA(before, code);
    await advance(60 * 60);
    const [driver, admin] = [await as("driver"), await as("admin")];
    const expired = await driver.notifications("&event_type=reservation_expired");
    expect(expired.length).toBeGreaterThanOrEqual(2);
    const toasts = await recordToasts(page.context());
    await page.addInitScript(shiftClock, shift);
    await page.goto(`${server.url}/sign-in`);
    await signInByForm(page, "driver");
    await expectConnected(page);
    await page.goto(`${server.url}/bookings`);
    await expectConnected(page);
    await page.reload();
    await expectConnected(page);
    await sendNotification(admin, driver, { title: "News", message: "The gate is open." });
    await expect.poll(() => toasts.length).toBeGreaterThan(0);
    expect(toasts).toEqual([expect.objectContaining({ text: "The gate is open." })]);
  });
