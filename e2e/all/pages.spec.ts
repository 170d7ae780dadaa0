import type { Page } from "@playwright/test";
import { bookInLotA, registerDriver, requestInLotB, resetAccount } from "../fixtures/account";
import { sendNotification } from "../fixtures/notifications";
import { expectConnected, toastOf } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";

test.setTimeout(180_000);
test.beforeEach(async ({ as, server }) => {
  await server.moveToDaytime();
  await resetAccount(await as("driver"));
});

/** What no page says. */
const FORBIDDEN = [
  // Lots may be named after a bay of the sea.
  /\bbays\b|\bbay [a-z]-?\d/i,
  /\bLot #\d/,
  /\bUsual order\b/,
  /\bNow – \d/,
  /Nothing runs or is booked ahead/,
  /\bCalled off\b/i,
  /\bEvery way\b/,
  /\bGone after\b/,
  /All on one page/,
  /Present password/i,
  /does not share your place/,
  /May not be blank/i,
  /Request was throttled/,
  /pending_payment|no_show/,
];

/** Live regions inside of live regions, as their opening tags. */
const nestedRegions = (page: Page) =>
  page.evaluate(() => {
    const live = [
      ...["polite", "assertive"].map((value) => `[aria-live=${value}]`),
      ...["status", "alert", "log"].map((role) => `[role=${role}]:not([aria-live=off])`),
    ].join(", ");
    return [...document.querySelectorAll(live)]
      .filter((region) => region.parentElement?.closest(live))
      .map((region) => region.outerHTML.slice(0, 160));
  });

async function expectPlain(page: Page, path: string): Promise<void> {
  const name = `${path} at ${page.viewportSize()!.width}`;
  expect.soft(await nestedRegions(page), `${name}: live regions`).toEqual([]);
  const words = await page.locator("body").innerText();
  for (const phrase of FORBIDDEN) expect.soft(words, `${name}: ${phrase}`).not.toMatch(phrase);
}

for (const [role, paths] of [
  ["driver", ["/", "/find", "/lots/{lot}?slot=A-14", "/bookings", "/bookings/{booking}"]],
  ["driver", ["/notifications", "/me", "/settings"]],
  ["owner", ["/owner", "/owner/bookings", "/owner/lots", "/owner/lots/{lot}"]],
  ["staff", ["/staff"]],
  ["admin", ["/admin", "/admin/bookings", "/admin/payments", "/admin/users", "/admin/lots"]],
  ["admin", ["/admin/templates", "/admin/announce"]],
] as const)
  test(`${role}, ${paths[0]} …: no nested live regions, and plain words`, async ({
    as,
    browserAs,
  }) => {
    const [driver, admin, person] = [await as("driver"), await as("admin"), await as(role)];
    const cash = await bookInLotA(driver, "A-3", { method: "cash" });
    const requested = await requestInLotB(driver, "B-9");
    const page = await browserAs(role, "/");
    for (const path of paths) {
      await page.goto(path.replace("{lot}", cash.lot.id).replace("{booking}", cash.id));
      await expectConnected(page);
      await expect(page.getByRole("status").filter({ hasText: /^Loading/ })).toHaveCount(0);
      await sendNotification(admin, person, { message: `Seen on ${path}`, level: "error" });
      await expect(toastOf(page, "error", `Seen on ${path}`)).toBeVisible();
      await expectPlain(page, path);
    }
    for (const { id } of [cash, requested]) await driver.cancel(id);
  });

test("an empty field and a throttle are told in plain words", async ({ server, browserAs }) => {
  const driver = await registerDriver(server.url);
  const page = await browserAs(driver.email, "/me");
  await expectConnected(page);
  await page.getByLabel("First name").fill(" ");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Please fill this in.")).toBeVisible();
  await page.route("**/api/user/profile/", (route) =>
    route.fulfill({
      status: 429,
      contentType: "application/problem+json",
      headers: { "Retry-After": "4" },
      json: {
        title: "Too many requests",
        status: 429,
        code: "throttled",
        detail: "Request was throttled. Expected available in 4 seconds.",
      },
    }),
  );
  await page.getByLabel("First name").fill("Nia");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Too many tries. Try again in 4 seconds.")).toBeVisible();
});

test("a right-to-left name does not change places with the number after it", async ({
  server,
  browserAs,
}) => {
  const driver = await registerDriver(server.url);
  const name = "דוד";
  await driver.send("PATCH", "/api/user/profile/", { first_name: name });
  const booking = await bookInLotA(driver, "A-3", { method: "cash" });
  const page = await browserAs("owner", "/owner");
  await expectConnected(page);
  const row = page.getByTestId("queue-row").filter({ hasText: `#${booking.number}` });
  const left = await row.evaluate(
    (element, texts) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      while (walker.nextNode()) nodes.push(walker.currentNode as Text);
      return texts.map((text) => {
        const node = nodes.findLast((one) => one.data.includes(text))!;
        const range = document.createRange();
        const from = node.data.indexOf(text);
        range.setStart(node, from);
        range.setEnd(node, from + text.length);
        return range.getBoundingClientRect().left;
      });
    },
    [name, String(booking.number)],
  );
  expect(left[0], "the name stands before the number").toBeLessThan(left[1]!);
  await page.getByTestId("bell").click();
  const item = page.getByTestId("panel-item").filter({ hasText: name }).first();
  await expect(item).toContainText(`\u2068${name}\u2069`);
  await driver.cancel(booking.id);
});
