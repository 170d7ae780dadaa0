import { desktop, expect, test } from "../fixtures/test";

const PAST = "2025-11-22T05:00Z";

test("T2: a lot in another zone names it before a slot is chosen", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const lot = await driver.lot("Parking Lot A");
  const page = await browserAs("driver", `/lots/${lot.id}`);
  const chip = page.getByRole("button", { name: /^Parking time/ });
  await expect(chip).toContainText("Now until");
  await expect(chip).not.toContainText("GMT");
  await driver.send("PATCH", "/api/user/profile/", { timezone: "Australia/Sydney" });
  try {
    // A server process remembers a person for a moment.
    await expect(async () => {
      await page.reload();
      await expect(chip).toContainText(/Now until (tomorrow )?\d\d:\d\d GMT\+8/, { timeout: 2000 });
    }).toPass();
  } finally {
    await driver.send("PATCH", "/api/user/profile/", { timezone: lot.timezone });
  }
});

test("a link to a time in the past says so before a slot is chosen", async ({ as, browserAs }) => {
  const driver = await as("driver");
  const lot = await driver.lot("Parking Lot A");
  const page = await browserAs("driver", `/lots/${lot.id}?from=${PAST}&for=60`);
  await expect(page.getByRole("button", { name: /^Parking time/ })).toContainText("22 Nov 2025");
  await expect(page.getByText("The start lies in the past.")).toBeVisible();
  await expect(page.getByLabel("About this lot")).not.toContainText(/\d+ of \d+/);
  const plan = page.getByRole("region", { name: "Slots" });
  await expect(plan.getByText("0 free")).toBeVisible();
  await expect(plan.getByRole("gridcell", { name: /^Slot A-3,.*closed/ })).toBeVisible();
  await page.getByRole("button", { name: "Start now" }).click();
  await expect(page.getByText("The start lies in the past.")).toBeHidden();
  await expect(plan.getByText("Select a free slot")).toBeVisible();
  await expect(page.getByLabel("About this lot")).toContainText(/\d+ of \d+/);
});

test("a search in the past counts no free slots; its dialog speaks of no price", async ({
  browserAs,
}) => {
  const page = await browserAs("driver", `/find?from=${PAST}&for=60`, desktop);
  await expect(page.getByText("In the past").first()).toBeVisible();
  await expect(page.getByText(/\d+ of \d+ free/)).toHaveCount(0);
  await page.getByRole("button", { name: /^Parking time/ }).click();
  await expect(page.getByText("Choose a time that is possible.")).toBeVisible();
  await expect(page.getByText(/The price comes back/)).toHaveCount(0);
});
