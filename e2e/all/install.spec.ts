import { expect, test } from "../fixtures/test";

test("a browser offers to install Parkmate", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/sign-in");
  const devtools = await context.newCDPSession(page);
  const { url, errors } = await devtools.send("Page.getAppManifest");
  expect(new URL(url).pathname).toBe("/manifest.webmanifest");
  expect(errors).toEqual([]);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // A test's browser keeps nothing, which is the only thing that forbids it.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
  const manifest = (await (await page.request.get(url)).json()) as {
    icons: { src: string; type: string }[];
    screenshots: { src: string; type: string }[];
  };
  for (const { src, type } of [...manifest.icons, ...manifest.screenshots]) {
    const answer = await page.request.get(src);
    expect([answer.status(), answer.headers()["content-type"]], src).toEqual([200, type]);
  }
  await context.close();
});
