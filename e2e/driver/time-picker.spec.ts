import type { Page } from "@playwright/test";
import { bookInLotA, resetAccount } from "../fixtures/account";
import { desktop, expect, test } from "../fixtures/test";

const phone = { viewport: { width: 390, height: 844 } };

test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  await resetAccount(await as("driver"));
});

const picker = (page: Page) => page.getByRole("button", { name: /^Parking time/ });
const use = (page: Page) => page.getByRole("button", { name: "Use this time" });

/** Types into a field as a person does, and leaves it. */
async function type(page: Page, label: string, keys: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.click();
  await field.pressSequentially(keys);
  await field.press("Tab");
}

for (const [size, options] of Object.entries({ phone, desktop })) {
  test(`F2: on a ${size} a stay is typed key by key and survives a reload`, async ({
    as,
    browserAs,
  }) => {
    const driver = await as("driver");
    const { id } = await driver.lot("Parking Lot A");
    const page = await browserAs("driver", `/lots/${id}?for=30`, options);
    await picker(page).click();
    await page.getByRole("button", { name: "Tomorrow" }).click();
    await type(page, "Start", "0915");
    await expect(page.getByLabel("Start", { exact: true })).toHaveValue("09:15");
    await page.getByRole("button", { name: "Longer" }).click();
    await expect(page.getByRole("spinbutton", { name: "Length" })).toHaveText("45 min");
    await type(page, "or until", "11:45");
    await expect(page.getByRole("spinbutton", { name: "Length" })).toHaveText("2 h 30 min");
    await expect(page.getByText("from ₱150.00")).toBeVisible();
    await use(page).click();
    await expect(picker(page)).toHaveText(/Tomorrow 09:15 – 11:45.*2 h 30 min/);
    await expect(picker(page)).toBeFocused();
    const from = new URL(page.url()).searchParams.get("from");
    expect(from).toMatch(/T01:15Z$/);
    await page.reload();
    await expect(picker(page)).toHaveText(/Tomorrow 09:15 – 11:45.*2 h 30 min/);
    await page.getByTestId("slot-A-12").click();
    await expect(page.getByRole("region", { name: "Selected slot" })).toContainText(
      /Tomorrow, .*09:15 – 11:45.*₱150\.00/,
    );
  });

  test(`F2: on a ${size} a wrong time keeps its text, with an error and a mend`, async ({
    as,
    browserAs,
  }) => {
    const driver = await as("driver");
    const { id } = await driver.lot("Parking Lot A");
    const page = await browserAs("driver", `/lots/${id}?for=60`, options);
    await picker(page).click();
    await page.getByRole("button", { name: "Today" }).click();
    await type(page, "Start", "25:00");
    await expect(page.getByLabel("Start", { exact: true })).toHaveValue("25:00");
    await expect(page.getByText("Write a time such as 09:30.")).toBeVisible();
    await expect(use(page)).toBeDisabled();
    await type(page, "Start", "0:00");
    await expect(page.getByText(/^00:00 has passed, it is \d\d:\d\d in Manila\./)).toBeVisible();
    await page.getByRole("button", { name: /^Start at \d\d:\d\d$/ }).click();
    await expect(use(page)).toBeEnabled();
    await page.keyboard.press("Escape");
    await expect(picker(page)).toHaveText(/Now until .*1 h/);
    expect(new URL(page.url()).search).toBe("?for=60");
  });
}

test("F2: the picker works by keyboard alone", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const { id } = await driver.lot("Parking Lot A");
  const page = await browserAs("driver", `/lots/${id}?for=60`, desktop);
  await picker(page).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Tomorrow" }).focus();
  await page.keyboard.press("Space");
  await page.getByLabel("Start", { exact: true }).focus();
  await page.keyboard.type("8");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Start", { exact: true })).toHaveValue("08:00");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("option", { name: "08:00" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Start", { exact: true })).toHaveValue("09:15");
  await page.getByRole("spinbutton", { name: "Length" }).focus();
  await page.keyboard.press("ArrowUp");
  await use(page).focus();
  await page.keyboard.press("Enter");
  await expect(picker(page)).toHaveText(/Tomorrow 09:15 – 10:30.*1 h 15 min/);
});

test("a day further away is typed into the date field", async ({ browserAs }) => {
  const page = await browserAs("driver", "/find", desktop);
  await picker(page).click();
  await page.getByRole("button", { name: "Pick a day" }).click();
  const date = page.getByLabel("Day", { exact: true });
  const wanted = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  const [year = "", month = "", day = ""] = wanted.split("-");
  await date.pressSequentially(`${month}${day}${year}`);
  await date.press("Tab");
  await expect(date).toHaveValue(wanted);
  await type(page, "Start", "10");
  await use(page).click();
  await page.waitForURL(/from=/);
  expect(new URL(page.url()).searchParams.get("from")).toBe(`${wanted}T02:00Z`);
});

test("F2: the length of a renewal is typed as an end, and booked as it is shown", async ({
  as,
  advance,
  browserAs,
}) => {
  const driver = await as("driver");
  const ended = await bookInLotA(driver, "A-12");
  await advance(30 * 60 + 1);
  const page = await browserAs("driver", `/bookings/${ended.id}`);
  await page.getByRole("button", { name: "Renew booking" }).click();
  const sheet = page.getByRole("dialog", { name: "Renew booking" });
  await type(page, "or until", "never");
  await expect(sheet.getByText("Write a time such as 18:30.")).toBeVisible();
  await expect(sheet.getByRole("button", { name: /^Renew for/ })).toBeDisabled();
  await sheet.getByRole("button", { name: "1 h", exact: true }).click();
  await sheet.getByRole("button", { name: "Longer" }).click();
  await sheet.getByRole("button", { name: "Renew for 1 h 15 min" }).click();
  await page.waitForURL(({ pathname }) => !pathname.endsWith(ended.id));
  const id = new URL(page.url()).pathname.split("/").at(-1)!;
  const { body } = await driver.get(`/api/bookings/${id}/`);
  expect(body).toMatchObject({ minutes: 75, renewed_from: ended.id });
  await driver.cancel(id);
});
