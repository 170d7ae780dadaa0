import type { Page } from "@playwright/test";
import { resetAccount } from "../fixtures/account";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

const DAY_MS = 86_400_000;
/** How many lots there are. */
let all = 0;
test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  const driver = await as("driver");
  await resetAccount(driver);
  all = (await driver.get("/api/lots/")).body.count;
});

const results = (page: Page) => page.getByRole("region", { name: "Results" });
const pins = (page: Page) => page.getByRole("button", { name: /, [^,]*\d, \d+ of \d+ free$/ });
const clusters = (page: Page) => page.getByRole("button", { name: /^\d+ lots, zoom in$/ });

/** How many lots the map shows: by a pin of their own, or joined to one with their number. */
async function lotsOnMap(page: Page): Promise<number> {
  const joined = await clusters(page).allInnerTexts();
  return joined.map(Number).reduce((sum, one) => sum + one, await pins(page).count());
}

/** What the page asks of other addresses than its own. */
function foreignRequests(page: Page, base: string): string[] {
  const foreign: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(data|blob):/.test(url)) foreign.push(url);
  });
  return foreign;
}

test("the map and the list show one result, and a pin leads to its lot", async ({
  browserAs,
  server,
}) => {
  const page = await browserAs("driver", "/", desktop);
  const foreign = foreignRequests(page, server.url);
  const errors: string[] = [];
  page.on("console", (line) => {
    if (line.type() === "error") errors.push(line.text());
  });
  await page.goto("/find?for=120");
  await expect(results(page).getByRole("link")).toHaveCount(all);
  await expect.poll(() => lotsOnMap(page)).toBe(all);
  const joined = clusters(page).first();
  const before = await pins(page).count();
  await joined.press("Enter");
  await expect.poll(() => pins(page).count()).toBeGreaterThan(before);
  await expect.poll(() => lotsOnMap(page)).toBe(all);
  await page.getByRole("button", { name: "Covered" }).click();
  await expect(page).toHaveURL(/covered=true/);
  const found = results(page).getByRole("link");
  await expect(found).not.toHaveCount(all);
  await expect.poll(() => lotsOnMap(page)).toBe(await found.count());
  await page.goto("/find?for=120&q=Lot+C");
  await page.getByRole("button", { name: /^Lot C, ₱100/ }).click();
  const card = page.getByRole("region", { name: "Selected lot" });
  await expect(card).toContainText(/Lot C.*₱100\.00/);
  await expect(card.getByRole("link", { name: "Directions" })).toBeVisible();
  await card.getByRole("link", { name: "Choose a slot" }).click();
  await expect(page.getByRole("heading", { name: "Lot C" })).toBeVisible();
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
});

test("the walk of five minutes stands around the middle of a search", async ({ browserAs }) => {
  const page = await browserAs("driver", "/find?near=7.072,125.609&within=3", desktop);
  await expect(page.getByText("5 min walk")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("search")).toContainText("This area of the map");
  await page.setViewportSize(desktop.viewport);
  await page.goto("/find");
  await expect.poll(() => lotsOnMap(page)).toBe(all);
  await expect(page.getByText("5 min walk")).toBeHidden();
});

test("a moved map offers to search there, and the address keeps it", async ({ browserAs }) => {
  const page = await browserAs("driver", "/find", desktop);
  await expect.poll(() => lotsOnMap(page)).toBe(all);
  const again = page.getByRole("button", { name: "Search this area" });
  await expect(again).toBeHidden();
  const map = (await page.getByRole("region", { name: "Map of the lots" }).boundingBox())!;
  await page.mouse.move(map.x + map.width / 2, map.y + map.height - 60);
  await page.mouse.down();
  await page.mouse.move(map.x + map.width / 2, map.y + map.height / 2, { steps: 5 });
  await page.mouse.up();
  await again.click();
  await expect(page).toHaveURL(/near=.*within=\d+/);
  await expect(again).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: "This area" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});

test("filters stand in the address, and what nobody rated has no order by rating", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", "/find");
  await page.getByLabel("Highest price of an hour").selectOption("40");
  await expect(page).toHaveURL(/max=40/);
  await page.getByLabel("Sort by").selectOption("price");
  await expect(page).toHaveURL(/max=40.*sort=price/);
  await expect(results(page).getByText("₱25.00/h")).toBeVisible();
  await expect(results(page).getByText("₱60.00/h")).toHaveCount(0);
  await expect(page.getByLabel("Sort by").getByRole("option")).not.toContainText(["Best rating"]);
  await page.reload();
  await expect(page.getByLabel("Highest price of an hour")).toHaveValue("40");
});

test("on a phone results come first, and the map is one press away", async ({ browserAs }) => {
  const page = await browserAs("driver", "/find");
  await expect(results(page).getByRole("link").first()).toBeInViewport();
  await page.getByRole("button", { name: "Map", exact: true }).click();
  await expect(pins(page).first()).toBeVisible();
  await expect(results(page)).toBeHidden();
  await page.getByRole("button", { name: "List", exact: true }).click();
  await expect(results(page)).toBeVisible();
});

test("on a phone the search opens over the map, which keeps its place", async ({ browserAs }) => {
  const page = await browserAs("driver", "/find");
  await expectConnected(page);
  await page.getByRole("button", { name: "Map", exact: true }).click();
  const map = page.getByRole("region", { name: "Map of the lots" });
  await expect(pins(page).first()).toBeVisible();
  const before = await map.boundingBox();
  const search = page.getByRole("search");
  await search.getByRole("button", { name: /Change the search/ }).click();
  const place = search.getByLabel("Lot, street or city");
  await expect(place).toBeVisible();
  expect(await map.boundingBox()).toEqual(before);
  await page.getByRole("button", { name: "Close the search" }).click({ position: { x: 5, y: 5 } });
  await expect(place).toBeHidden();
  await search.getByRole("button", { name: /Change the search/ }).click();
  await place.fill("Lot C");
  await page.getByRole("button", { name: "Show the lots" }).click();
  await expect(page.getByRole("button", { name: /^Lot C, / })).toBeInViewport();
});

test("the map of a place without lots shows the place", async ({ browserAs }) => {
  const page = await browserAs("driver", "/find?near=14.6,121&within=3", desktop);
  await expect(page.getByText("No lot fits")).toBeVisible();
  await expect(page.getByText("5 min walk")).toBeInViewport();
  await page.goto("/find?near=14.6,121");
  await expect.poll(() => lotsOnMap(page)).toBe(all);
  await expect(clusters(page).or(pins(page)).first()).toBeInViewport();
});

test("without WebGL there is the list alone, and a word about it", async ({ browserAs }) => {
  const page = await browserAs("driver", "/", desktop);
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto("/find");
  await expect(page.getByText("This browser cannot draw the map.")).toBeVisible();
  await expect(results(page).getByRole("link")).toHaveCount(all);
});

test("a lot that is closed at the wanted time says so, and when it opens", async ({
  as,
  browserAs,
  server,
}) => {
  const owner = await as("owner");
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const { body: lot } = await owner.post("/api/lots/", {
    name: "Guava Yard",
    address: "Rizal Street 5",
    city: "Davao",
    latitude: 7.08,
    longitude: 125.61,
    hourly_rate: "60.00",
    opening_hours: Object.fromEntries(days.map((day) => [day, [{ start: "07:00", end: "22:00" }]])),
  });
  await owner.send("PUT", `/api/lots/${lot.id}/layout/`, {
    slots: [{ code: "G-1", row: 1, position: 1 }],
  });
  try {
    const day = new Date((await server.guest.now()) + 2 * DAY_MS).toISOString().slice(0, 10);
    // 02:00 in Davao.
    const page = await browserAs("driver", `/find?q=Guava&from=${day}T18:00Z`, desktop);
    const result = results(page).getByRole("link", { name: /Guava Yard/ });
    await expect(result).toContainText(/Closed, opens .*07:00/);
    await result.click();
    const note = page.getByRole("status").filter({ hasText: "The lot is closed" });
    await expect(note).toContainText(/when this stay begins\. It opens .*07:00/);
    await note.getByRole("button", { name: /^Start .*07:00$/ }).press("Enter");
    await expect(note).toBeHidden();
    await page.reload();
    await expect(page.getByRole("button", { name: /07:00/ }).first()).toBeVisible();
    await expect(note).toBeHidden();
  } finally {
    await owner.send("DELETE", `/api/lots/${lot.id}/`);
  }
});
