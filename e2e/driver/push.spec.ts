import { bookInLotA, resetAccount } from "../fixtures/account";
import { pressShown, shownBy, startPushingServer, withPushes } from "../fixtures/pushes";
import { expectConnected } from "../fixtures/screen";
import { expect, signInByForm, test } from "../fixtures/test";
import type { Browser } from "@playwright/test";

let running: Awaited<ReturnType<typeof startPushingServer>>;
test.beforeAll(async () => {
  running = await startPushingServer();
  await running.server.moveToDaytime();
});
test.afterAll(() => running.stop());

/** A driver's phone with a booking of an hour, at the page of that booking. */
async function openPhone(browser: Browser, path: string) {
  const { server, service } = running;
  const driver = await server.signIn("driver");
  await resetAccount(driver);
  const booking = await bookInLotA(driver, "A-12", { minutes: 60 });
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 390, height: 844 },
    serviceWorkers: "allow",
  });
  const pushes = await withPushes(context, service, path);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await signInByForm(page, "driver");
  await page.goto(`/bookings/${booking.id}`);
  await expectConnected(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  /** Moves the clock to where the push of the last five minutes is due. */
  const reachLastMinutes = async () => {
    const leftMs = Date.parse(booking.end_time) - (await server.guest.now());
    await server.advance(leftMs / 1000 - 290);
    await server.advance(30);
    await expect.poll(() => pushes.received().length).toBeGreaterThan(0);
  };
  return { driver, booking, context, page, pushes, reachLastMinutes };
}

test("S3.18 N1: reminders are offered with a booking, arrive, and open its page", async ({
  browser,
}) => {
  const phone = await openPhone(browser, "/phone");
  const { driver, booking, context, page, pushes } = phone;
  await test.step("the offer explains, then asks", async () => {
    const card = page.getByTestId("alert-warning");
    await expect(card).toContainText("Remind me before it ends");
    await card.getByRole("button", { name: "Remind me" }).click();
    await expect(page.getByText("This device will remind you.")).toBeVisible();
    await expect(card).toHaveCount(0);
  });
  await test.step("the push is shown while nobody looks at Parkmate", async () => {
    await phone.reachLastMinutes();
    await pushes.deliver(page, running.server.url);
    await page.waitForTimeout(500);
    expect(await shownBy(context), "somebody looks at it").toEqual([]);
    await page.goto("about:blank");
    await pushes.deliver(page, running.server.url);
    await expect
      .poll(() => shownBy(context))
      .toEqual([
        expect.objectContaining({
          body: "Your booking will expire in 5 minutes!",
          tag: `booking:${booking.id}`,
        }),
      ]);
  });
  await test.step("its button opens the price in the tab that is open", async () => {
    await page.goto("/me");
    await expectConnected(page);
    await pressShown(context, "extend");
    await expect(page).toHaveURL(
      `${running.server.url}/bookings/${booking.id}#stay-longer-${booking.id}`,
    );
    await expect(page.locator(`#stay-longer-${booking.id}`)).toBeInViewport();
    expect(await shownBy(context)).toEqual([]);
  });
  await driver.cancel(booking.id);
  await context.close();
});

test("S3.18: the switch of this device turns pushes on and off", async ({ browser }) => {
  const { driver, booking, context, page, pushes } = await openPhone(browser, "/tile");
  await page.goto("/settings#device");
  await expectConnected(page);
  const tile = page.getByTestId("device-push");
  const toggle = tile.getByRole("switch", { name: "Push notifications on this device" });
  await expect(toggle).toHaveAttribute("aria-checked", "false");
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-checked", "true");
  await expect(tile).toContainText("On.");
  await page.reload();
  await expectConnected(page);
  await expect(toggle).toHaveAttribute("aria-checked", "true");
  await tile.locator("..").getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("it arrives in about 20 seconds")).toBeVisible();
  await running.server.advance(21);
  await expect.poll(() => pushes.received().length).toBe(1);
  expect(pushes.payload().notification.title).toBe("Test");
  await toggle.click();
  await expect(toggle).toHaveAttribute("aria-checked", "false");
  await driver.cancel(booking.id);
  await running.server.advance(60);
  expect(pushes.received()).toHaveLength(1);
  await context.close();
});

test("S3.18 R6: pushes and bookings of one person are not shown to the next", async ({
  browser,
}) => {
  const phone = await openPhone(browser, "/shared");
  const { driver, booking, context, page, pushes } = phone;
  await page.getByTestId("alert-warning").getByRole("button", { name: "Remind me" }).click();
  await expect(page.getByText("This device will remind you.")).toBeVisible();
  await phone.reachLastMinutes();
  const count = pushes.received().length;
  await page.goto("/me");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await signInByForm(page, "driver2");
  await expectConnected(page);
  await page.goto("about:blank");
  await pushes.deliver(page, running.server.url);
  await page.waitForTimeout(500);
  expect(await shownBy(context)).toEqual([]);
  await page.goto("/me");
  const kept = await page.evaluate(async () => (await caches.keys()).join());
  expect(kept).not.toContain(pushes.payload().parkmate.person);
  await driver.cancel(booking.id);
  await running.server.advance(60);
  expect(pushes.received()).toHaveLength(count);
  await context.close();
});
