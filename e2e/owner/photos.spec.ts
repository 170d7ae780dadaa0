import type { Page } from "@playwright/test";
import { axeOptions, violationsOf } from "../fixtures/axe";
import type { Json } from "../fixtures/json";
import { jpegWithPlace } from "../fixtures/pictures";
import { desktop, expect, test } from "../fixtures/test";

const place = { address: "Rizal Street 3", city: "Davao", latitude: 7.08, longitude: 125.61 };
const file = async (name: string, background: string) => ({
  name,
  mimeType: "image/jpeg",
  buffer: Buffer.from(await jpegWithPlace(800, 600, background)),
});
const chooser = (page: Page) => page.getByLabel("Photos to add");

test("an owner shows a lot with photos: adds, orders, describes and deletes them", async ({
  as,
  browser,
  browserAs,
  server,
}) => {
  const owner = await as("owner");
  const { body: lot } = await owner.post("/api/lots/", {
    name: "Papaya Yard",
    ...place,
    hourly_rate: "60.00",
  });
  const photos = async (): Promise<Json[]> => (await owner.get(`/api/lots/${lot.id}/`)).body.photos;
  const page = await browserAs("owner", `/owner/lots/${lot.id}?tab=details`, axeOptions);
  const rows = page.locator("[data-photo]");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add photos" }).click();
  await (
    await choosing
  ).setFiles([await file("gate.jpg", "#2d6a4f"), await file("deck.jpg", "#d5633a")]);
  await expect(rows).toHaveCount(2);
  const [gate, deck] = await photos();

  await page.getByRole("button", { name: "Move photo 2 up" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await photos()).map(({ id }) => id)).toEqual([deck!.id, gate!.id]);
  await expect(page.getByRole("button", { name: "Move photo 1 up" })).toBeFocused();
  await page.getByLabel("What photo 1 shows").fill("The roofed deck");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await photos())[0]!.description).toBe("The roofed deck");
  await page.reload();
  await expect(page.getByLabel("What photo 1 shows")).toHaveValue("The roofed deck");
  expect(await violationsOf(page)).toEqual([]);

  const options = { ...desktop, ...axeOptions, baseURL: server.url };
  const guest = await (await browser.newContext(options)).newPage();
  await guest.goto(`/lots/${lot.id}`);
  const large = guest.getByRole("img", { name: "The roofed deck" });
  await expect
    .poll(() => large.evaluate((img: HTMLImageElement) => img.naturalWidth > 0))
    .toBe(true);
  await expect(large).toHaveJSProperty("currentSrc", server.url + deck!.url);
  await guest.getByRole("button", { name: "Next photo" }).click();
  await expect(guest.getByRole("img", { name: "Papaya Yard, photo 2 of 2" })).toBeVisible();
  expect(await violationsOf(guest)).toEqual([]);
  const data = await guest.locator('script[type="application/ld+json"]').textContent();
  const address = server.url + deck!.url;
  expect(JSON.parse(data ?? "").image[0]).toBe(address);
  await expect(guest.locator('meta[property="og:image"]')).toHaveAttribute("content", address);
  await guest.goto("/find?q=Papaya");
  await expect(guest.locator(`[data-lot="${lot.id}"] img`)).toHaveAttribute("loading", "lazy");
  await guest.context().close();

  await page.getByRole("button", { name: "Delete photo 1" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(rows).toHaveCount(1);
  await expect.poll(async () => (await photos()).map(({ id }) => id)).toEqual([gate!.id]);
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("what is no photo is refused beside its name, and the others are added", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner");
  const { body: lot } = await owner.post("/api/lots/", {
    name: "Guava Yard",
    ...place,
    hourly_rate: "60.00",
  });
  const page = await browserAs("owner", `/owner/lots/${lot.id}?tab=details`, desktop);
  const drawing = { name: "plan.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") };
  const broken = { name: "broken.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no photo") };
  await chooser(page).setInputFiles([drawing, broken, await file("good.jpg", "#2d6a4f")]);
  const alerts = page.getByRole("listitem").getByRole("alert");
  await expect(alerts).toHaveText(Array(2).fill("Choose a photo in the format JPEG, PNG or WebP."));
  await expect(page.locator("[data-photo]")).toHaveCount(1);
  await page.getByRole("button", { name: "Dismiss plan.svg" }).click();
  await expect(alerts).toHaveCount(1);
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("an owner sees the lot as a driver does, and comes back to the editor", async ({
  as,
  browserAs,
}) => {
  const { id } = await (await as("owner")).lot("Parking Lot A");
  const page = await browserAs("owner", `/owner/lots/${id}`, desktop);
  await page.getByRole("link", { name: "See as a driver" }).click();
  await expect(page.getByRole("heading", { name: "Choose a slot" })).toBeVisible();
  await page.getByRole("link", { name: "Back to the editor" }).click();
  await expect(page.getByRole("link", { name: "See as a driver" })).toBeVisible();
});
