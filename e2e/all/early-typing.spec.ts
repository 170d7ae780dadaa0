import type { Page } from "@playwright/test";
import { desktop, expect, test } from "../fixtures/test";

/** How long the scripts of a page take on a slow line. */
const SCRIPTS_LATE_MS = 1500;

const slowScripts = (page: Page) =>
  page.route("**/*.js", async (route) => {
    await new Promise((go) => setTimeout(go, SCRIPTS_LATE_MS));
    await route.continue();
  });

for (const path of ["/admin/users", "/find"])
  test(`what is typed before the scripts of ${path} have started is searched for`, async ({
    browserAs,
  }) => {
    const page = await browserAs("admin", "/admin", desktop);
    await slowScripts(page);
    await page.goto(path, { waitUntil: "commit" });
    const search = page.getByRole("searchbox").first();
    await search.pressSequentially("lot a");
    await page.waitForURL((url) => url.searchParams.get("q") === "lot a");
    await expect(search).toHaveValue("lot a");
  });

test("a press before the scripts have started is answered once they have", async ({
  as,
  browserAs,
}) => {
  const lot = await (await as("driver")).lot("Parking Lot A");
  const page = await browserAs("driver", "/bookings", desktop);
  await slowScripts(page);
  await page.goto(`/lots/${lot.id}?for=30`, { waitUntil: "commit" });
  await page.getByTestId("slot-A-12").click();
  await expect(page.getByTestId("slot-A-12")).toHaveAttribute("data-early-press", "");
  await expect(page.getByRole("region", { name: "Selected slot" })).toContainText("Slot A-12");
  await expect(page.getByTestId("slot-A-12")).not.toHaveAttribute("data-early-press", "");
});

test("a choice before the scripts have started is kept", async ({ browserAs }) => {
  const page = await browserAs("driver", "/bookings", desktop);
  await slowScripts(page);
  await page.goto("/find", { waitUntil: "commit" });
  const price = page.getByLabel("Highest price of an hour");
  await price.selectOption("60");
  await price.selectOption("40");
  await expect(price).toHaveAttribute("data-early-press", "");
  await page.waitForURL((url) => url.searchParams.get("max") === "40");
  await expect(price).toHaveValue("40");
});

/** Types "lot" from the moment in which React listens to the page, before it knows the field. */
function typeAsScriptsStart() {
  const word = [..."lot"];
  const ticks = new MessageChannel();
  const isListening = () => Object.keys(document).some((key) => key.startsWith("__reactContainer"));
  ticks.port1.onmessage = () => {
    const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
    if (field && isListening()) {
      field.focus();
      document.execCommand("insertText", false, word.shift());
    }
    if (word.length) ticks.port2.postMessage("");
  };
  ticks.port2.postMessage("");
}

for (const path of ["/admin/payments", "/find", "/notifications"])
  test(`no letter is lost while the scripts of ${path} start`, async ({ browserAs }) => {
    const page = await browserAs("admin", "/admin", desktop);
    await page.addInitScript(typeAsScriptsStart);
    await page.goto(path);
    await page.waitForURL((url) => url.searchParams.get("q") === "lot");
    await expect(page.getByRole("searchbox").first()).toHaveValue("lot");
  });

/** Chooses in the moment in which React writes its first property to the list. */
function chooseAsScriptsStart() {
  const ticks = new MessageChannel();
  ticks.port1.onmessage = () => {
    const list = document.querySelectorAll<HTMLSelectElement>("main select")[1];
    if (!list || !Object.keys(list).some((key) => key.startsWith("__reactProps")))
      return ticks.port2.postMessage("");
    list.value = "40";
    for (const type of ["input", "change"]) list.dispatchEvent(new Event(type, { bubbles: true }));
  };
  ticks.port2.postMessage("");
}

test("no choice is lost while the scripts start", async ({ browserAs }) => {
  const page = await browserAs("driver", "/bookings", desktop);
  await page.addInitScript(chooseAsScriptsStart);
  for (let visit = 0; visit < 5; visit += 1) {
    await page.goto("/find");
    await page.waitForURL((url) => url.searchParams.get("max") === "40");
    await expect(page.getByLabel("Highest price of an hour")).toHaveValue("40");
  }
});
