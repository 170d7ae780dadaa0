import type { Browser, BrowserContext, Page } from "@playwright/test";
import { clearNotifications } from "../fixtures/account";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { expectConnected, recordToasts, shownBadge } from "../fixtures/screen";
import { desktop, signInByForm } from "../fixtures/test";
import { Wire } from "../fixtures/wire";
import { expect, oneNode, test, twoNodes } from "./kit/nodes";

const STEPS = 30;
/** Steps with these remainders break the connection, or load a tab again, as it is sent. */
const EVERY = 6;
const CUT = 3;
const RELOAD = 5;
const MAX_AGREE_MS = 8000;

for (const setup of [oneNode, twoNodes])
  test(`P10: of ${STEPS} that come twice to two tabs each is shown once, ${setup.name}`, async ({
    startNodes,
    browser,
  }) => {
    const nodes = await startNodes(setup);
    const [driver, admin] = [await nodes.first.signIn("driver"), await nodes.first.signIn("admin")];
    await clearNotifications(driver);
    const wire = await Wire.to(...nodes.servers.map(({ port }) => port));
    const context = await signedInContext(browser, wire.url);
    const repeated = await repeatNotifications(context);
    const tabs: [Page, Page] = [await context.newPage(), await context.newPage()];
    await tabs[0].goto("/");
    await tabs[1].goto("/notifications");
    for (const tab of tabs) await expectConnected(tab);
    const toasts = await recordToasts(context);
    const send = async (number: number) =>
      sendNotification(admin.at(nodes.servers[number % nodes.servers.length]!.url), driver, {
        title: `Gate ${number}`,
        message: `Gate ${number} is closed.`,
        priority: "HIGH",
      });
    let mismatches = 0;
    for (let step = 1; step <= STEPS; step += 1) {
      if (step % EVERY === CUT) wire.cut();
      const reloading = step % EVERY === RELOAD ? tabs[step % 2]!.reload() : null;
      await send(step);
      await reloading;
      wire.mend();
      const { count } = await unreadCounts(driver);
      for (const tab of tabs)
        await expect
          .poll(() => shownBadge(tab), { timeout: MAX_AGREE_MS, intervals: [20] })
          .toBe(count)
          .catch(() => (mismatches += 1));
    }
    await tabs[0].waitForTimeout(1000);
    const expected = Array.from({ length: STEPS }, (_, index) => `Gate ${index + 1} is closed.`);
    const shown = toasts.map(({ text }) => text);
    console.log(
      `P10, ${setup.name}: ${shown.length} toasts of ${new Set(shown).size} notifications, ` +
        `${repeated.count} delivered again, ${mismatches} wrong badges in ${STEPS} steps`,
    );
    expect([...shown].sort()).toEqual(expected.sort());
    expect(repeated.count).toBeGreaterThan(STEPS);
    expect(mismatches).toBe(0);
    await context.close();
    wire.close();
  });

async function signedInContext(browser: Browser, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, ...desktop });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await signInByForm(page, "driver");
  await page.close();
  return context;
}

/** From now on every new notification reaches each page twice, as after a lost acknowledgement. */
async function repeatNotifications(context: BrowserContext): Promise<{ count: number }> {
  const repeated = { count: 0 };
  await context.routeWebSocket(/\/ws\/notifications\//, (page) => {
    page.connectToServer().onMessage((message) => {
      page.send(message);
      if (!message.toString().includes('"new_notification"')) return;
      repeated.count += 1;
      page.send(message);
    });
  });
  return repeated;
}
