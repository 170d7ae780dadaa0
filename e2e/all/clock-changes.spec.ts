import type { Page } from "@playwright/test";
import { type ClockChangeCase, clockChangeCases } from "@/lib/testing/clock-changes";
import { registerDriver } from "../fixtures/account";
import type { Client } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { TestServer } from "../fixtures/server";
import { emptyDatabase, expect, signInByForm, test } from "../fixtures/test";

// P21: each stay of the table by the API, the page, the texts, the filters and the CSV file. The
// charts of such days are proven beside lib/domain/desk/read/dashboard.ts.

const DRIVER = "clock-changes@parkmate.test";
/** The zones of the driver's account and of the browser, which are no lot's. */
const READER_ZONE = "Asia/Kolkata";
const BROWSER_ZONE = "Pacific/Auckland";
const LEAD_MS = 12 * 3_600_000;
const monthOf = ({ from }: ClockChangeCase) => from.slice(0, 7);
const months = [...new Set(clockChangeCases.map(monthOf))];

let server: TestServer;
const lots = new Map<string, Json>();

test.describe.configure({ mode: "serial", timeout: 180_000 });

test.beforeAll(async () => {
  server = await TestServer.start(await emptyDatabase(`clock_changes_${process.pid}`));
  await registerDriver(server.url, DRIVER);
  const owner = await server.signIn("owner");
  for (const zone of new Set(clockChangeCases.map((one) => one.zone)))
    lots.set(zone, await openLot(owner, zone));
});
test.afterAll(async () => {
  await server.stop();
  server.dispose();
});

/** A lot at one unit of money a minute, so that the price is the charged time. */
async function openLot(owner: Client, timezone: string): Promise<Json> {
  const { status, body: lot } = await owner.post("/api/lots/", {
    name: `Clock ${timezone.replace(/\W/g, " ")}`,
    address: "Clock Street 1",
    city: "Clockton",
    latitude: 7.08,
    longitude: 125.61,
    hourly_rate: "60.00",
    policy: { max_stay_minutes: 1500 },
    timezone,
  });
  expect(status, JSON.stringify(lot)).toBe(201);
  const slots = [{ code: "C-1", row: 1, position: 1 }];
  const { body } = await owner.send("PUT", `/api/lots/${lot.id}/layout/`, { slots });
  return { ...lot, slot: body[0].id };
}

/** "Sat 27 Mar" and "20:00" of "2027-03-27T20:00+01:00". */
function wordsOf(local: string): { day: string; time: string; zone: string } {
  const [weekday, day, month] = new Date(`${local.slice(0, 16)}Z`)
    .toLocaleDateString("en-GB", {
      timeZone: "UTC",
      weekday: "short",
      day: "numeric",
      month: "short",
    })
    .replace(",", "")
    .split(" ");
  const [sign, hours, minutes] = [local.slice(16, 17), local.slice(17, 19), local.slice(20)];
  const offset = `${sign}${Number(hours)}${minutes === "00" ? "" : `:${minutes}`}`;
  return {
    day: `${weekday} ${day} ${month}`,
    time: local.slice(11, 16),
    zone: hours === "00" ? "GMT" : `GMT${offset}`,
  };
}

async function bookCase(driver: Client, one: ClockChangeCase): Promise<Json> {
  const { status, body } = await driver.book(lots.get(one.zone)!.slot, {
    start_time: one.from.replace(/T\d\d:\d\d/, "$&:00"),
    minutes: one.minutes,
  });
  expect(status, JSON.stringify(body)).toBe(201);
  expect([body.start_time, body.end_time, body.minutes, body.amount]).toEqual([
    new Date(one.from).toISOString(),
    new Date(one.to).toISOString(),
    one.minutes,
    `${one.minutes}.00`,
  ]);
  return body;
}

async function expectTexts(driver: Client, booking: Json, one: ClockChangeCase): Promise<void> {
  const [from, to] = [wordsOf(one.from), wordsOf(one.to)];
  const endDay = from.day === to.day ? "" : `${to.day}, `;
  const range = new RegExp(`${from.time}( \\S+)?–${endDay}${to.time} \\S+$`);
  const query = `&booking=${booking.id}&event_type=new_reservation`;
  await expect
    .poll(async () => (await driver.notifications(query))[0]?.message ?? "")
    .toMatch(range);
  const [found] = await driver.notifications(query);
  const csv = (await driver.get("/api/notifications/export.csv")).body as string;
  expect(csv).toContain(found?.message);
}

/** The filter of a driver's bookings by the instants of the stay, and by those beside it. */
async function expectFilters(driver: Client, booking: Json): Promise<void> {
  const idsOf = async (from: string, to: string) =>
    (await driver.get(`/api/bookings/?from=${from}&to=${to}`)).body.results.map(
      (row: Json) => row.id,
    );
  const later = new Date(Date.parse(booking.end_time) + 60_000).toISOString();
  const latest = new Date(Date.parse(booking.end_time) + 120_000).toISOString();
  expect(await idsOf(booking.start_time, booking.end_time)).toContain(booking.id);
  expect(await idsOf(later, latest)).not.toContain(booking.id);
}

async function expectPage(page: Page, booking: Json, one: ClockChangeCase): Promise<void> {
  await page.goto(`/bookings/${booking.id}`);
  const main = page.getByRole("main");
  const factOf = (local: string) => {
    const { day, time, zone } = wordsOf(local);
    return `${day}, ${time} ${zone}`;
  };
  await expect(main.getByText("From", { exact: true }).locator("+ dd")).toHaveText(
    factOf(one.from),
  );
  await expect(main.getByText("Until", { exact: true }).locator("+ dd")).toHaveText(factOf(one.to));
}

for (const month of months) {
  const cases = clockChangeCases.filter((one) => monthOf(one) === month);
  test(`P21 T1 T3 I9: ${cases.length} stays around the changes of ${month}`, async ({
    browser,
  }) => {
    const wait = Date.parse(cases[0]!.from) - LEAD_MS - (await server.guest.now());
    await server.advance(Math.round(wait / 1000));
    const driver = await server.signIn(DRIVER);
    await driver.send("PATCH", "/api/user/profile/", { timezone: READER_ZONE });
    const context = await browser.newContext({ baseURL: server.url, timezoneId: BROWSER_ZONE });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await signInByForm(page, DRIVER);
    for (const one of cases)
      await test.step(`${one.zone} ${one.from}`, async () => {
        const booking = await bookCase(driver, one);
        await expectTexts(driver, booking, one);
        await expectFilters(driver, booking);
        await expectPage(page, booking, one);
        expect((await driver.cancel(booking.id)).status).toBe(200);
      });
    await context.close();
  });
}
