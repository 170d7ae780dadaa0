import type { Page } from "@playwright/test";
import { bookInLotA, requestInLotB, resetAccount } from "../fixtures/account";
import { enter, expectFocusSeen, press, tabTo } from "../fixtures/keyboard";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

test.setTimeout(120_000);
test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  await resetAccount(await as("driver"));
});

const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("by keyboard alone a driver finds, holds, pays, extends and cancels", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", "/", desktop);
  await expectConnected(page);
  await test.step("finds", async () => {
    await tabTo(page, page.getByRole("searchbox", { name: "Lot, street or city" }));
    await page.keyboard.type("Lot A");
    await enter(page, button(page, "Find a slot"));
    await expect(heading(page)).toBeFocused();
    await enter(
      page,
      page
        .getByRole("main")
        .getByRole("link", { name: /Parking Lot A/ })
        .first(),
    );
    await expect(page).toHaveURL(/\/lots\//);
    await expect(heading(page)).toBeFocused();
  });
  await test.step("holds", async () => {
    const cell = page.getByTestId("slot-A-12");
    const inPlan = () => page.locator("[data-testid^=slot-]:focus").count();
    for (let tabs = 0; tabs < 40 && !(await inPlan()); tabs += 1) await press(page, "Tab");
    await press(page, "Control+Home");
    const isThere = () => cell.evaluate((node) => node === document.activeElement);
    for (let moves = 0; moves < 30 && !(await isThere()); moves += 1)
      await press(page, "ArrowRight");
    await expect(cell).toBeFocused();
    await press(page, "Enter");
    await enter(page, button(page, "Continue with the selected slot"));
    await enter(page, button(page, /^Hold for 5 minutes/));
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectFocusSeen(page, "the hold");
  });
  await test.step("pays", async () => {
    await enter(page, button(page, /^Pay ₱/));
    await expect(page).toHaveURL(/\/bookings\//);
    await expect(heading(page)).toBeFocused();
  });
  await test.step("extends", async () => {
    await enter(page, button(page, "Extend"));
    await tabTo(page, page.getByRole("radio", { name: /^(30 min|1 h)/ }).first());
    await press(page, "ArrowRight");
    await enter(page, button(page, /^Extend to .* ₱/));
    await expect(page.getByText(/^Extended to/).first()).toBeVisible();
    await expectFocusSeen(page, "the extension");
  });
  await test.step("cancels", async () => {
    await enter(page, button(page, "Cancel booking"));
    const dialog = page.getByRole("dialog", { name: "Cancel this booking?" });
    await expect(dialog).toBeVisible();
    await press(page, "Escape");
    await expect(dialog).toBeHidden();
    await expect(button(page, "Cancel booking")).toBeFocused();
    await page.keyboard.press("Enter");
    await enter(page, dialog.getByRole("button", { name: "Cancel booking" }));
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/Cancelled/).first()).toBeVisible();
    await expectFocusSeen(page, "the cancellation");
  });
});

test("by keyboard alone an owner verifies cash and edits a price", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const booking = await bookInLotA(driver, "A-3", { method: "cash" });
  const page = await browserAs("owner", "/owner", desktop);
  await expectConnected(page);
  await enter(page, button(page, "Verify ₱30.00"));
  await expect
    .poll(async () => (await driver.get(`/api/bookings/${booking.id}/`)).body.status)
    .toBe("active");
  await expectFocusSeen(page, "the verification");
  const owner = await as("owner");
  const { id } = await owner.lot("Parking Lot A");
  await page.goto(`/owner/lots/${id}`);
  await enter(page, button(page, "Prices & hours"));
  const price = page.getByLabel("An hour", { exact: true });
  for (const rate of ["61.00", "60.00"]) {
    await tabTo(page, price);
    await page.keyboard.press("Control+a");
    await page.keyboard.type(rate);
    await press(page, "Enter");
    await expect.poll(async () => (await owner.lot("Parking Lot A")).hourly_rate).toBe(rate);
  }
  await driver.cancel(booking.id);
});

test("by keyboard alone an admin verifies a payment and declines a request", async ({
  as,
  browserAs,
}) => {
  const driver = await as("driver");
  const cash = await bookInLotA(driver, "A-3", { method: "cash" });
  const request = await requestInLotB(driver, "B-4");
  const page = await browserAs("admin", "/admin", desktop);
  await expectConnected(page);
  const row = (number: string) => page.getByTestId("queue-row").filter({ hasText: `#${number}` });
  const linkOf = (number: string) => row(number).getByRole("link");
  const isAt = (number: string) =>
    linkOf(number).evaluate((node) => node === document.activeElement);
  // The list is one stop; Tab goes on from the selected row to its facts and its decision.
  const selected = page.getByTestId("queue-row").locator("a[aria-current]");
  await tabTo(page, selected);
  const moveTo = async (number: string, up: string, down: string) => {
    for (const key of [...Array<string>(20).fill(up), ...Array<string>(40).fill(down)])
      if (!(await isAt(number))) await press(page, key);
  };
  await moveTo(cash.number, "ArrowUp", "ArrowDown");
  await enter(page, page.getByTestId("queue-detail").getByRole("button", { name: /^Verify/ }));
  await expect(row(cash.number)).toContainText("Verified by Ada");
  await expectFocusSeen(page, "the verification");
  await moveTo(request.number, "k", "j");
  await page.keyboard.press("d");
  const reason = page.getByRole("dialog").getByRole("textbox", { name: "Reason" });
  await expect(reason).toBeFocused();
  await page.keyboard.type("The gate is broken");
  await enter(page, page.getByRole("dialog").getByRole("button", { name: "Decline" }));
  await expect(row(request.number)).toContainText("Declined by Ada");
  await expectFocusSeen(page, "the decline");
  await driver.cancel(cash.id);
});
