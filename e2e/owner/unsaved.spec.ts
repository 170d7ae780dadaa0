import { openLot } from "../fixtures/lot";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

test("R6: a price that was typed offline is saved once the network is back", async ({
  as,
  browserAs,
}) => {
  const owner = await as("owner");
  const lot = await openLot(owner, "Acacia Yard", ["Y-1"]);
  const page = await browserAs("owner", `/owner/lots/${lot.id}?tab=prices`, desktop);
  await expectConnected(page);
  const price = page.getByLabel("An hour", { exact: true });
  await page.context().setOffline(true);
  await price.fill("65");
  await price.press("Tab");
  const line = page.getByRole("status").filter({ hasText: "Not saved" });
  await expect(line).toContainText("It is sent again by itself.");
  await page.context().setOffline(false);
  await expect(page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await page.reload();
  await expect(price).toHaveValue("65.00");
  await owner.send("DELETE", `/api/lots/${lot.id}/`);
});

test("a new lot keeps what was typed when the page is left and reloaded", async ({ browserAs }) => {
  const page = await browserAs("owner", "/owner/lots/new", desktop);
  await expectConnected(page);
  const name = page.getByLabel("Name");
  await name.pressSequentially("Banaba Deck");
  await page.getByRole("link", { name: "All lots" }).click();
  await expect(page).toHaveURL(/\/owner\/lots$/);
  await page.goBack();
  await expect(name).toHaveValue("Banaba Deck");
  await page.reload();
  await expect(name).toHaveValue("Banaba Deck");
});

test("S3: the editor of another owner's lot does not open", async ({ as, browserAs }) => {
  const { id } = await (await as("owner")).lot("Parking Lot A");
  const page = await browserAs("owner2", `/owner/lots/${id}`, desktop);
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
});
