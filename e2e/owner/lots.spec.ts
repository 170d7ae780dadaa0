import type { Page } from "@playwright/test";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { openLot } from "../fixtures/lot";
import { desktop, expect, test } from "../fixtures/test";

const codesOf = async (owner: Client, lot: string): Promise<string> =>
  (await owner.get(`/api/lots/${lot}/slots/`)).body.map((slot: Json) => slot.code).join(" ");
const expectSaved = (page: Page) => expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();

async function type(page: Page, label: string, text: string) {
  const field = page.getByLabel(label, { exact: true });
  await field.fill("");
  await field.pressSequentially(text);
}

test("an owner opens a lot key by key, draws it, and drivers find it at once", async ({
  as,
  browserAs,
}) => {
  const [owner, driver] = [await as("owner"), await as("driver")];
  const page = await browserAs("owner", "/owner/lots", desktop);
  await page.getByRole("link", { name: "Open another lot" }).click();
  await page.getByRole("button", { name: "Open the lot" }).click();
  await expect(page.getByText("At least 2 characters.").first()).toBeVisible();
  await type(page, "Name", "Mango Yard");
  await type(page, "Street and number", "Rizal Street 3");
  await type(page, "City", "Davao");
  await type(page, "Latitude", "7.0801");
  await type(page, "Longitude", "225");
  await type(page, "Price of an hour", "45,5");
  await page.getByRole("button", { name: "Open the lot" }).click();
  await expect(page.getByText("From -180 to 180.")).toBeVisible();
  await type(page, "Longitude", "125.6102");
  const pin = page.getByRole("button", { name: /^The lot is here: 7\.0801, 125\.6102/ });
  await pin.press("ArrowUp");
  await expect(page.getByLabel("Latitude")).toHaveValue("7.0802");
  await page
    .getByRole("region", { name: "Map of the place" })
    .click({ position: { x: 30, y: 30 } });
  await expect(page.getByLabel("Longitude")).not.toHaveValue("125.6102");
  await page.getByRole("button", { name: "Open the lot" }).click();
  await page.getByRole("button", { name: "Draw the first row" }).click();
  await expectSaved(page);
  const [, id] = /lots\/([^/?]+)/.exec(page.url())!;
  expect(await codesOf(owner, id!)).toBe("A-1 A-2 A-3 A-4 A-5 A-6");
  const found = (await driver.get("/api/lots/?q=Mango%20Yard")).body.results;
  expect(found).toMatchObject([{ hourly_rate: "45.50", total_slots: 6, price_from: "45.50" }]);
  await page.reload();
  await expect(page.getByTestId("plan-A-6")).toBeVisible();
  await owner.send("DELETE", `/api/lots/${id}/`);
});

test("details, prices, hours and terms are saved as they are left, with a way back", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner");
  const lot = await openLot(owner, "Kiwi Yard", ["K-1"]);
  const read = async () => (await owner.get(`/api/lots/${lot.id}/`)).body;
  const page = await browserAs("owner", `/owner/lots/${lot.id}?tab=details`, desktop);
  await type(page, "Name", "K");
  await page.keyboard.press("Tab");
  await expect(page.getByText("At least 2 characters.").first()).toBeVisible();
  await type(page, "Name", "Kiwi Garden");
  await page.keyboard.press("Enter");
  await expectSaved(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kiwi Garden");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Kiwi Yard");
  await type(page, "Description", "The gate is behind the market.");
  await type(page, "Phone for drivers", "ask Joe");
  await page.keyboard.press("Tab");
  await expect(page.getByText("Enter a phone number.").first()).toBeVisible();
  await type(page, "Phone for drivers", "+63 82 555 0199");
  await page.keyboard.press("Enter");
  await expectSaved(page);
  await page.getByRole("button", { name: "CCTV" }).click();
  await expect.poll(async () => (await read()).features).toEqual(["cctv"]);

  await page.getByRole("button", { name: "Prices & hours" }).click();
  await type(page, "An hour", "75");
  await page.keyboard.press("Tab");
  await expect(page.getByText("A stay of 90 minutes costs ₱112.50.")).toBeVisible();
  await page.getByRole("switch", { name: "Open all the time" }).click();
  await type(page, "Monday, from", "6:30");
  await page.keyboard.press("Tab");
  await type(page, "Tuesday, until", "tomorrow");
  await page.keyboard.press("Tab");
  const status = page.getByText("Not saved: closing time of Tuesday");
  await expect(status).toBeVisible();
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByLabel("Tuesday, until")).toBeFocused();
  await type(page, "Tuesday, until", "24:00");
  await page.keyboard.press("Enter");
  await expect(page.getByText("until midnight")).toBeVisible();
  await expect(status).toHaveCount(0);
  await type(page, "Wednesday, from", "7 am");
  await page.keyboard.press("Tab");
  await type(page, "Wednesday, until", "7am");
  await page.keyboard.press("Enter");
  await expect(page.getByText("open 24 hours")).toBeVisible();
  await page.getByRole("switch", { name: "Open on Sunday" }).click();
  await expect.poll(async () => (await read()).opening_hours?.sun).toEqual([]);

  await page.getByRole("button", { name: "Terms" }).click();
  await page.getByLabel("Free until").selectOption({ label: "2 h before the start" });
  await page.getByRole("switch", { name: "Accept cash" }).click();
  await expect.poll(async () => (await read()).policy.cash_accepted).toBe(false);
  await page.getByRole("radio", { name: "You approve each one" }).click();
  await expectSaved(page);
  expect(await read()).toMatchObject({
    name: "Kiwi Yard",
    description: "The gate is behind the market.",
    phone_number: "+63 82 555 0199",
    hourly_rate: "75.00",
    price_from: "75.00",
    mode: "request",
    opening_hours: {
      mon: [{ start: "06:30", end: "22:00" }],
      tue: [{ start: "07:00", end: "00:00" }],
      wed: [{ start: "07:00", end: "07:00" }],
      sun: [],
    },
    policy: { free_cancel_minutes: 120, cash_accepted: false },
  });
  await page.reload();
  await expect(page.getByLabel("Free until")).toHaveValue("120");
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("what is fetched while a change is being saved does not undo the change", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner");
  const lot = await openLot(owner, "Fig Yard", ["F-1"]);
  const page = await browserAs("owner", `/owner/lots/${lot.id}?tab=details`, desktop);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const address = (url: URL) => url.pathname === `/api/lots/${lot.id}/`;
  let release = () => undefined as void;
  const isReleased = new Promise<void>((done) => (release = done));
  await page.route(address, async (route) => {
    const body = route.request().postData() ?? "";
    if (body.includes("covered") && !body.includes("ev")) await isReleased;
    await route.continue();
  });
  const fetched = page.waitForResponse(
    (answer) => address(new URL(answer.url())) && answer.request().method() === "GET",
  );
  await press("CCTV");
  await press("Covered");
  await fetched;
  await press("EV charging");
  release();
  await expect
    .poll(async () => (await owner.get(`/api/lots/${lot.id}/`)).body.features)
    .toEqual(["cctv", "covered", "ev"]);
  await expect(page.getByRole("button", { name: "Covered" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("a layout is drawn with the mouse and with keys, undone and redone", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner");
  const lot = await openLot(owner, "Pear Yard", ["P-1", "P-2", "P-3"]);
  const page = await browserAs("owner", `/owner/lots/${lot.id}`, desktop);
  await page.getByRole("button", { name: "Row 1, 3 slots" }).click();
  await page.getByRole("button", { name: "One slot more" }).click();
  await type(page, "Prefix", "L2-");
  await type(page, "First", "13");
  await page.getByRole("button", { name: "To the left" }).click();
  await page.getByRole("button", { name: /^EV/ }).click();
  await expectSaved(page);
  await expect.poll(() => codesOf(owner, lot.id)).toBe("L2-16 L2-15 L2-14 L2-13");

  await page.getByRole("button", { name: "Copy the row" }).click();
  await expect.poll(() => codesOf(owner, lot.id)).toContain("L2-17 L2-18 L2-19 L2-20");
  const cell = page.getByTestId("plan-L2-16");
  await cell.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("plan-L2-15")).toBeFocused();
  await expect(page.getByRole("complementary", { name: "Slot L2-15" })).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(page.getByTestId("plan-L2-15")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.getByTestId("plan-L2-15")).toBeVisible();
  await page.getByTestId("plan-L2-16").focus();
  await page.keyboard.press("Control+Shift+z");
  await expect(page.getByTestId("plan-L2-15")).toHaveCount(0);
  await expect.poll(() => codesOf(owner, lot.id)).toBe("L2-16 L2-14 L2-13 L2-17 L2-18 L2-19 L2-20");

  const end = (await page.getByTestId("row-end").boundingBox())!;
  await page.mouse.move(end.x + 4, end.y + 15);
  await page.mouse.down();
  await page.mouse.move(end.x + 104, end.y + 15, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole("toolbar")).toContainText(/[56] slots/);
  await page.reload();
  await expect(page.getByTestId("plan-L2-14")).toHaveAccessibleName(/EV/);
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("a layout is drawn by touch on a phone", async ({ as, browserAs }) => {
  const owner = await as("owner");
  const lot = await openLot(owner, "Fig Yard", ["F-1", "F-2"]);
  const page = await browserAs("owner", `/owner/lots/${lot.id}`, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  await page.getByRole("button", { name: "Row 1, 2 slots" }).tap();
  await page.getByRole("button", { name: "One slot more" }).tap();
  await page.getByRole("button", { name: /Row 2, same as row 1/ }).tap();
  await page.getByTestId("plan-F-2").tap();
  const panel = page.getByRole("complementary", { name: "Slot F-2" });
  await expect(panel.getByRole("heading", { name: "Slot F-2" })).toBeInViewport();
  await expect(page.getByTestId("plan-F-2")).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: /^Motorcycle/ }).tap();
  await expectSaved(page);
  await expect.poll(() => codesOf(owner, lot.id)).toBe("F-1 F-2 F-3 F-4 F-5 F-6");
  const { body } = await owner.get(`/api/lots/${lot.id}/slots/`);
  expect(body[1]).toMatchObject({ code: "F-2", vehicle_type: "motorcycle" });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});
