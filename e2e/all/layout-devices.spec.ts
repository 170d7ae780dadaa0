import type { Page } from "@playwright/test";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { openLot } from "../fixtures/lot";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

const CODES = ["P-1", "P-2", "P-3"];
const planOf = async (owner: Client, lot: string): Promise<string> =>
  (await owner.get(`/api/lots/${lot}/slots/`)).body
    .map((slot: Json) => `${slot.code}${slot.ev ? "+" : ""}`)
    .join(" ");
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const expectSaved = (page: Page) => expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();

/** Lets the page go on showing the plan that it has, until it sends one. */
async function keepStale(page: Page, lot: string): Promise<void> {
  let release = () => undefined as void;
  const isReleased = new Promise<void>((done) => (release = done));
  page.on("request", (request) => request.method() === "PUT" && release());
  await page.route(
    (url) => url.pathname === `/api/lots/${lot}/slots/`,
    async (route) => {
      await isReleased;
      await route.continue();
    },
  );
}

test("B4: a device with an old plan erases nothing of what another one drew", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner");
  const { id: lot } = await openLot(owner, "Guava Yard", CODES);
  const first = await browserAs("owner", `/owner/lots/${lot}`, desktop);
  const second = await browserAs("owner", `/owner/lots/${lot}`, desktop);
  for (const page of [first, second]) await expectConnected(page);
  await expect(second.getByTestId("plan-P-3")).toBeVisible();
  await keepStale(second, lot);
  await press(first, "Add row");
  await expectSaved(first);

  await expect(second.getByTestId("plan-P-9")).toHaveCount(0);
  await second.getByTestId("plan-P-2").click();
  await press(second, /^EV/);
  await expect(
    second.getByText(/changed in another tab or on another device.*with your change in it/),
  ).toBeVisible();
  await expect(second.getByTestId("plan-P-9")).toBeVisible();
  await expectSaved(second);
  await expect(second.getByRole("complementary", { name: "Slot P-2" })).toBeVisible();
  expect(await planOf(owner, lot)).toBe("P-1 P-2+ P-3 P-4 P-5 P-6 P-7 P-8 P-9");
  await expect(first.getByTestId("plan-P-2")).toHaveAccessibleName(/EV/);
  await expect(first.getByText(/changed in another tab or on another device/)).toBeVisible();
  await expect(first.getByRole("button", { name: "Undo" })).toBeDisabled();

  await press(second, "Undo");
  await expect.poll(() => planOf(owner, lot)).toBe("P-1 P-2 P-3 P-4 P-5 P-6 P-7 P-8 P-9");
  await expect(second.getByRole("button", { name: "Undo" })).toBeDisabled();
  for (const page of [first, second]) {
    await page.reload();
    await expect(page.getByTestId("plan-P-9")).toBeVisible();
    await expect(page.getByTestId("plan-P-2")).not.toHaveAccessibleName(/EV/);
  }
  await owner.send("DELETE", `/api/lots/${lot}/`);
});

test("B4: what cannot be carried over to a newer plan is said, and can be done again", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner");
  const { id: lot } = await openLot(owner, "Lanzones Yard", CODES);
  const first = await browserAs("owner", `/owner/lots/${lot}`, desktop);
  const second = await browserAs("owner", `/owner/lots/${lot}`, desktop);
  for (const page of [first, second]) await expectConnected(page);
  await first.getByTestId("plan-P-3").click();
  await first.keyboard.press("Delete");
  await expect(second.getByTestId("plan-P-3")).toHaveCount(0);
  await first.keyboard.press("Control+z");
  await expect(second.getByTestId("plan-P-3")).toBeVisible();
  await expect(
    second.getByText(/changed in another tab or on another device\. This is how it is now/),
  ).toBeVisible();
  await second.getByTestId("plan-P-3").click();
  await press(second, /^EV/);
  await expectSaved(second);
  await expect(second.getByText(/another device/)).toHaveCount(0);
  await expect(first.getByTestId("plan-P-3")).toHaveAccessibleName(/EV/);

  await keepStale(second, lot);
  await press(first, "Add row");
  await expect.poll(() => planOf(owner, lot)).toBe("P-1 P-2 P-3+ P-4 P-5 P-6 P-7 P-8 P-9");
  await second.getByTestId("plan-P-1").click();
  await second.keyboard.press("Delete");
  await expect(second.getByRole("alert").filter({ hasText: "make it again" })).toBeVisible();
  await expect(second.getByTestId("plan-P-9")).toBeVisible();
  await second.getByTestId("plan-P-1").click();
  await second.keyboard.press("Delete");
  await expectSaved(second);
  await second.reload();
  await expect(second.getByTestId("plan-P-9")).toBeVisible();
  expect(await planOf(owner, lot)).toBe("P-2 P-3+ P-4 P-5 P-6 P-7 P-8 P-9");
  await owner.send("DELETE", `/api/lots/${lot}/`);
});

test("B4: a plan whose answer was lost does not pass for that of another device", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner");
  const { id: lot } = await openLot(owner, "Durian Yard", CODES);
  const page = await browserAs("owner", `/owner/lots/${lot}`, desktop);
  await expectConnected(page);
  await page.route(
    (url) => url.pathname === `/api/lots/${lot}/layout/`,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await press(page, "Add row");
  await expect(page.getByText(/^Not saved/)).toBeVisible();
  await page.getByTestId("plan-P-9").click();
  await press(page, /^EV/);
  await expectSaved(page);
  await expect(page.getByText(/another device/)).toHaveCount(0);
  expect(await planOf(owner, lot)).toBe("P-1 P-2 P-3 P-4 P-5 P-6 P-7 P-8 P-9+");
  await press(page, "Undo");
  await press(page, "Undo");
  await expect.poll(() => planOf(owner, lot)).toBe("P-1 P-2 P-3");
  await page.reload();
  await expect(page.getByTestId("plan-P-3")).toBeVisible();
  await expect(page.getByTestId("plan-P-4")).toHaveCount(0);
  await owner.send("DELETE", `/api/lots/${lot}/`);
});

test("B4: a new price of the lot does not pass for a change on another device", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner");
  const { id: lot } = await openLot(owner, "Kamias Yard", CODES);
  const page = await browserAs("owner", `/owner/lots/${lot}`, desktop);
  await expectConnected(page);
  await expect(page.getByTestId("plan-P-1")).toBeVisible();
  await press(page, "Prices & hours");
  await page.getByLabel("An hour", { exact: true }).fill("70");
  await page.getByRole("button", { name: "Layout", exact: true }).click();
  await page.getByTestId("plan-P-1").click();
  await expect(page.getByLabel("Price of an hour")).toHaveValue("70.00");
  await expect(page.getByText("Same as the lot")).toBeVisible();
  await expect(page.getByText(/another device/)).toHaveCount(0);
  await owner.send("DELETE", `/api/lots/${lot}/`);
});
