import { bookInLotA, resetAccount } from "../fixtures/account";
import { TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

test("S3.82: without a provider an e-mail is kept, found and read, also by a guest", async ({
  browser,
}) => {
  const server = await TestServer.start({ env: { CATCH_MESSAGES: "yes" } });
  await server.moveToDaytime();
  const driver = await server.signIn("driver");
  await resetAccount(driver);
  const { number } = await bookInLotA(driver, "A-14");
  const page = await browser.newPage({ baseURL: server.url });
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Messages of this demo" }).click();
  await page.getByRole("searchbox").pressSequentially("driver@parkmate.test");
  await page.waitForURL((url) => url.searchParams.get("q") === "driver@parkmate.test");
  await page
    .getByRole("link", { name: /Booking confirmed/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Booking confirmed");
  const mail = page.frameLocator("iframe");
  await expect(mail.getByText(`Booking #${number}`).first()).toBeVisible();
  const pass = mail.locator("img[src^='data:image/png']").first();
  await expect.poll(() => pass.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(264);
  await page.getByText("As plain text").click();
  await expect(page.getByText("Unsubscribe: http")).toBeVisible();
  await page.getByText(`parkmate-${number}.ics`).click();
  await expect(page.getByText("BEGIN:VCALENDAR")).toBeVisible();
  await page.close();
  await server.stop();
  server.dispose();
});

test("S3.82: nothing is shown where messages are not caught", async ({ guest, browserAs }) => {
  expect((await guest.get("/api/dev/messages/")).status).toBe(404);
  const page = await browserAs("driver", "/dev/mail");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
});
