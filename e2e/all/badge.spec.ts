import type { Page } from "@playwright/test";
import { clearNotifications } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { chooseFromMenu, rowOf } from "../fixtures/panel";
import { NOTIFICATIONS } from "../fixtures/paths";
import { randomOf } from "../fixtures/random";
import { expectConnected } from "../fixtures/screen";
import { desktop, expect, test } from "../fixtures/test";

const STEPS = 1000;
/** Every eighth step is a rare one: a bulk change, a minute that passes, or a click. */
const RARE = 8;
/** The moved clock ends tokens after two hours of it. */
const SIGN_IN_EVERY = 250;

/** What the random acts work on. */
interface World {
  driver: Client;
  admin: Client;
  tabs: [Page, Page, Page];
  advance: (seconds: number) => Promise<void>;
  /** A random whole number below this one. */
  pick: (below: number) => number;
}
type Act = () => Promise<unknown>;

test("P27 P10 W4 I7: after each of 1,000 random acts every badge is the server's count", async ({
  advance,
  as,
  browserAs,
}) => {
  test.setTimeout(600_000);
  const [driver, admin] = [await as("driver"), await as("admin")];
  await clearNotifications(driver);
  const seed = Number(process.env.PARKMATE_BADGE_SEED ?? Math.floor(Math.random() * 1_000_000));
  console.log(`badge: PARKMATE_BADGE_SEED=${seed}`);
  const random = randomOf(seed);
  const pick = (below: number) => Math.floor(random() * below);
  const world: World = { driver, admin, tabs: await openTabs(browserAs), advance, pick };
  const [often, rare] = [oftenOf(world), rareOf(world)];
  let mismatches = 0;
  for (let step = 1; step <= STEPS; step += 1) {
    const acts = step % RARE === 0 ? rare : often;
    await acts[pick(acts.length)]!();
    if (step % SIGN_IN_EVERY === 0) world.driver = await as("driver");
    if (await agree(world)) continue;
    mismatches += 1;
    const badges = await Promise.all(world.tabs.map(shownBadge));
    const { count } = await unreadCounts(world.driver);
    console.log(`step ${step}: badges ${badges.join()} instead of ${count}`);
  }
  console.log(`badge: ${STEPS} acts, ${mismatches} mismatches`);
  expect(mismatches).toBe(0);
});

async function openTabs(
  browserAs: (name: string, path: string, options: object) => Promise<Page>,
): Promise<World["tabs"]> {
  const first = await browserAs("driver", "/notifications", {
    ...desktop,
    reducedMotion: "reduce",
  });
  const context = first.context();
  const tabs: World["tabs"] = [first, await context.newPage(), await context.newPage()];
  await tabs[1].goto("/");
  await tabs[2].goto("/bookings");
  for (const tab of tabs) await expectConnected(tab);
  // A tab in the background draws once a second, and each click would wait for it.
  await first.bringToFront();
  return tabs;
}

/** The number at the bell; 100 stands for "99+". */
const shownBadge = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const text = document.querySelector("[data-testid=bell-badge]")?.textContent ?? "0";
    return text === "99+" ? 100 : Number(text);
  });

/** Waits until all badges are the server's count; false when they do not become so. */
async function agree({ driver, tabs }: World): Promise<boolean> {
  const isEqual = async () => {
    const { count } = await unreadCounts(driver);
    const badges = await Promise.all(tabs.map(shownBadge));
    return badges.every((badge) => badge === Math.min(count, 100));
  };
  const options = { timeout: 4000, intervals: [5, 10, 20, 50, 100] };
  return expect
    .poll(isEqual, options)
    .toBe(true)
    .then(
      () => true,
      () => false,
    );
}

/** Changes of one notification, and new ones. */
function oftenOf(world: World): Act[] {
  const { pick } = world;
  const onAny = (act: (path: string) => Promise<unknown>) => async () => {
    const rows = await world.driver.notifications("&archived=all&snoozed=all");
    if (rows.length) await act(`${NOTIFICATIONS}${rows[pick(rows.length)].id}/`);
  };
  const bring = () =>
    sendNotification(world.admin, world.driver, {
      title: `Note ${pick(1e6)}`,
      priority: ["LOW", "MEDIUM", "HIGH"][pick(3)],
    });
  const change = () => ({ is_read: pick(2) === 0, archived: pick(4) === 0 });
  return [
    bring,
    bring,
    bring,
    () => Promise.all([bring(), bring(), bring()]),
    onAny((path) => send(world, "POST", `${path}mark_as_read/`)),
    onAny((path) => send(world, "POST", `${path}mark_as_unread/`)),
    onAny((path) => send(world, "DELETE", path)),
    onAny((path) => send(world, "POST", `${path}snooze/`, { minutes: 1 + pick(3) })),
    onAny((path) => send(world, "POST", `${path}unsnooze/`)),
    onAny((path) => send(world, "POST", `${path}archive/`)),
    onAny((path) => send(world, "POST", `${path}unarchive/`)),
    onAny((path) => send(world, "PATCH", path, change())),
  ];
}

/** Bulk changes, a minute that passes, and clicks. */
function rareOf(world: World): Act[] {
  const click = () => clickInMenu(world);
  return [
    () => send(world, "POST", `${NOTIFICATIONS}mark_all_read/`),
    () => send(world, "DELETE", `${NOTIFICATIONS}delete_all/`),
    () => world.advance(61),
    click,
    click,
    click,
    click,
  ];
}

/** Sends a request with the token of a program or with the cookie of one of the tabs. */
async function send(
  { driver, tabs, pick }: World,
  method: string,
  path: string,
  body?: object,
): Promise<void> {
  if (pick(2)) return void (await driver.send(method, path, body));
  await tabs[pick(3)]!.evaluate(
    ([verb, address, json]) =>
      fetch(address!, {
        method: verb!,
        headers: { "Content-Type": "application/json" },
        body: json ?? null,
      }),
    [method, path, body ? JSON.stringify(body) : null],
  );
}

/** Chooses something from the menu of the first row in the first tab. */
async function clickInMenu({ tabs: [page], pick }: World): Promise<void> {
  const items = page.getByTestId("panel-item");
  if ((await items.count()) === 0) return;
  const first = items.first().locator("a, button").first();
  const title = await first.textContent({ timeout: 2000 }).catch(() => null);
  if (!title) return;
  const name = title.replace("Unread: ", "");
  const row = rowOf(page, name);
  if ((await row.count()) !== 1) return;
  const isUnread = (await row.getAttribute("data-unread")) === "true";
  const choices = [
    [isUnread ? "Mark as read" : "Mark as unread"],
    ["Archive"],
    ["Snooze", "1 hour"],
    ["Delete"],
  ];
  await chooseFromMenu(page, name, ...choices[pick(choices.length)]!);
}
