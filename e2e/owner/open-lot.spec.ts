import { desktop, expect, test } from "../fixtures/test";

test("a new lot takes both degrees in one field, and its zone suggests the money", async ({
  browserAs,
}) => {
  const page = await browserAs("owner", "/owner/lots/new", desktop);
  const latitude = page.getByLabel("Latitude");
  await latitude.pressSequentially("52.5200, 13.4050");
  await latitude.press("Tab");
  await expect(latitude).toHaveValue("52.5200");
  await expect(page.getByLabel("Longitude")).toHaveValue("13.4050");
  await expect(
    page.getByRole("button", { name: /^The lot is here: 52\.52, 13\.405/ }),
  ).toBeVisible();
  const currency = page.getByLabel("Currency");
  await expect(currency).toHaveValue("PHP");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await expect(currency).toHaveValue("EUR");
  await currency.selectOption("CHF");
  await page.getByLabel("Time zone").selectOption("Asia/Manila");
  await expect(currency).toHaveValue("CHF");
});
