import { desktop, expect, test } from "../fixtures/test";

test("a new lot takes both degrees in one field, and its place suggests zone and money", async ({
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
  const zone = page.getByLabel("Time zone");
  const currency = page.getByLabel("Currency");
  await expect(zone).toHaveValue("Europe/Berlin");
  await expect(currency).toHaveValue("EUR");
  await zone.selectOption("Europe/London");
  await expect(currency).toHaveValue("GBP");
  await currency.selectOption("PHP");
  await zone.selectOption("Asia/Manila");
  await latitude.fill("-33.86, 151.21");
  await latitude.press("Tab");
  await expect(page.getByLabel("Longitude")).toHaveValue("151.21");
  // What was chosen by hand stays, also where it was the first suggestion.
  await expect(zone).toHaveValue("Asia/Manila");
  await expect(currency).toHaveValue("PHP");
});
