import type { Page } from "@playwright/test";
import type { Client, Json } from "../fixtures/client";
import { choose, emptyBell, rowOf } from "../fixtures/notifications";
import { hearToasts, isLive } from "../fixtures/screen";
import { expect, test } from "../fixtures/test";
import { Wire } from "../fixtures/wire";

const DRIVER = "driver@parkmate.test",
  ADA = "admin@parkmate.test";
const n = "/api/notifications/";
const desk = { viewport: { width: 1280, height: 900 } };
const STEPS = 1000;

// A thousand steps of traces and animations would take longer than the steps.
test.use({ trace: "off" });

/** Small numbers in a row that a seed repeats (mulberry32). */
function numbersOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const shown = (page: Page) =>
  page.evaluate(() => {
    const text = document.querySelector("[data-testid=bell-badge]")?.textContent ?? "0";
    return text === "99+" ? 100 : Number(text);
  });

test("P10 P27 W4 I7: a thousand random acts over three tabs and the API: every badge is the server's number after each", async ({
  advance,
  as,
  browserAs,
}) => {
  test.setTimeout(600_000);
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await emptyBell(driver);
  const seed = Number(process.env.PARKMATE_BADGE_SEED ?? Date.now() % 1_000_000);
  console.log(`badge: PARKMATE_BADGE_SEED=${seed}`);
  const pick = numbersOf(seed);
  const first = await browserAs(DRIVER, "/notifications", { ...desk, reducedMotion: "reduce" });
  const tabs = [first, await first.context().newPage(), await first.context().newPage()];
  await tabs[1]!.goto("/");
  await tabs[2]!.goto("/bookings");
  for (const tab of tabs) await isLive(tab);
  // A tab in the background draws once a second, and a hand would wait for it with every click.
  await first.bringToFront();
  let person = driver;
  let mismatches = 0;

  /** Does it as a program with a token, or as a page with its cookie. */
  const send = async (method: string, path: string, body?: object) => {
    if (pick(2)) return void (await person.send(method, path, body));
    await tabs[pick(3)]!.evaluate(
      ([verb, address, json]) =>
        fetch(address!, {
          method: verb!,
          headers: { "Content-Type": "application/json" },
          body: json ?? null,
        }),
      [method, path, body ? JSON.stringify(body) : null],
    );
  };
  const any = async (): Promise<Json | undefined> => {
    const rows = await person.notifications("&archived=all&snoozed=all");
    return rows[pick(Math.max(1, rows.length))];
  };
  const about = (act: (id: string) => Promise<void>) => async () => {
    const row = await any();
    if (row) await act(row.id);
  };
  const bring = async () =>
    void (await admin.post(n, {
      recipient: driver.user.id,
      title: `Note ${pick(1e6)}`,
      message: "Something happened.",
      priority: ["LOW", "MEDIUM", "HIGH"][pick(3)],
    }));
  const byHand = async () => {
    const title = await tabs[0]!
      .getByTestId("panel-item")
      .first()
      .locator("a, button")
      .first()
      .textContent()
      .catch(() => null);
    if (!title) return;
    const name = title.replace("Unread: ", "");
    if ((await rowOf(tabs[0]!, name).count()) !== 1) return;
    const isUnread = (await rowOf(tabs[0]!, name).getAttribute("data-unread")) === "true";
    await choose(
      tabs[0]!,
      name,
      ...[
        [isUnread ? "Mark as read" : "Mark as unread"],
        ["Archive"],
        ["Snooze", "1 hour"],
        ["Delete"],
      ][pick(4)]!,
    );
  };
  const acts: (() => Promise<void>)[] = [
    bring,
    bring,
    bring,
    async () => {
      await Promise.all([bring(), bring(), bring()]);
    },
    about((id) => send("POST", `${n}${id}/mark_as_read/`)),
    about((id) => send("POST", `${n}${id}/mark_as_unread/`)),
    about((id) => send("DELETE", `${n}${id}/`)),
    about((id) => send("POST", `${n}${id}/snooze/`, { minutes: 1 + pick(3) })),
    about((id) => send("POST", `${n}${id}/unsnooze/`)),
    about((id) => send("POST", `${n}${id}/archive/`)),
    about((id) => send("POST", `${n}${id}/unarchive/`)),
    about((id) => send("PATCH", `${n}${id}/`, { is_read: pick(2) === 0, archived: pick(4) === 0 })),
  ];
  const rare: (() => Promise<void>)[] = [
    () => send("POST", `${n}mark_all_read/`),
    () => send("DELETE", `${n}delete_all/`),
    () => advance(61),
    byHand,
    byHand,
    byHand,
    byHand,
  ];

  for (let step = 1; step <= STEPS; step += 1) {
    await (step % 8 === 0 ? rare[pick(rare.length)]! : acts[pick(acts.length)]!)();
    // The moved clock ends tokens after two hours of it.
    if (step % 250 === 0) person = await as(DRIVER);
    const isTrue = await expect
      .poll(
        async () => {
          const { count } = (await person.get(`${n}unread_count/`)).body;
          return (await Promise.all(tabs.map(shown))).every(
            (number) => number === Math.min(count, 100),
          );
        },
        { timeout: 4000, intervals: [5, 10, 20, 50, 100] },
      )
      .toBe(true)
      .then(
        () => true,
        () => false,
      );
    if (!isTrue) {
      mismatches += 1;
      console.log(
        `step ${step}: badges ${(await Promise.all(tabs.map(shown))).join()} instead of ${(await person.get(`${n}unread_count/`)).body.count}`,
      );
    }
  }
  console.log(`badge: ${STEPS} acts, ${mismatches} mismatches`);
  expect(mismatches).toBe(0);
});

test("J2.7 P11 N6 S4.92: six hundred missed while the wire was cut: polling is said, then they are there in order, with one toast", async ({
  advance,
  as,
  browserAs,
  server,
}) => {
  test.setTimeout(180_000);
  const [driver, admin] = [await as(DRIVER), await as(ADA)];
  await emptyBell(driver);
  const wire = await Wire.to(server.port);
  const page = await browserAs(DRIVER, "/notifications", { ...desk, baseURL: wire.url });
  await isLive(page);
  const heard = await hearToasts(page.context());
  const status = page.getByTestId("conn-status").first();
  wire.cut();
  await expect(status).toContainText("Reconnecting (1)");
  await write(admin, driver, 600);
  await advance(3600);
  await expect(status).toContainText("Polling", { timeout: 40_000 });
  expect(heard).toEqual([]);
  const mended = performance.now();
  wire.mend();
  // Looked at with every frame: the matcher looks once a second, and the longest wait between two attempts is 4.5 s.
  await page.waitForFunction(
    () => document.querySelector("[data-testid=conn-status]")?.textContent?.includes("Connected"),
    null,
    { timeout: 5000 },
  );
  console.log(
    `badge: connected ${Math.round(performance.now() - mended)} ms after the wire was mended`,
  );
  await expect(rowOf(page, "Missed 600")).toBeVisible({ timeout: 2000 });
  await expect(page.getByTestId("bell-badge")).toHaveText("99+");
  const later = await as(DRIVER);
  expect((await later.get(`${n}unread_count/`)).body.count).toBe(600);
  const listed: string[] = [];
  for (let number = 1; number <= 6; number += 1)
    listed.push(
      ...(await later.get(`${n}?page_size=100&page=${number}`)).body.results.map(
        (row: Json) => row.title,
      ),
    );
  expect(listed).toEqual(Array.from({ length: 600 }, (_, index) => `Missed ${600 - index}`));
  expect(await titlesByScrolling(page, listed.length)).toEqual(listed);
  expect(heard.map((toast) => toast.text)).toEqual([
    "While you were away: 600 updates, 0 need you",
  ]);
  await advance(-3600);
  await emptyBell(driver);
  wire.close();
});

/** Reads the whole list as a person does: what stands on the page, then a little further down, until nothing more comes. */
async function titlesByScrolling(page: Page, count: number): Promise<string[]> {
  const read: string[] = [];
  let idle = 0;
  while (read.length < count && idle < 40) {
    const standing = (
      await page.locator("[data-testid=panel-item] [data-title]").allTextContents()
    ).map((text) => text.replace("Unread: ", ""));
    const known = new Set(read);
    const news = standing.filter((title) => !known.has(title));
    // Two views overlap, so that nothing between them stays unseen.
    if (news.length && read.length) expect(standing).toContain(read.at(-1));
    read.push(...news);
    idle = news.length ? 0 : idle + 1;
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(news.length ? 20 : 100);
  }
  return read;
}

async function write(admin: Client, to: Client, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1)
    await admin.post(n, {
      recipient: to.user.id,
      title: `Missed ${number}`,
      message: "Something happened.",
    });
}
