import { bookInLotA, registerDriver, resetAccount } from "../fixtures/account";
import { expect, test } from "../fixtures/test";

const DAY_MS = 86_400_000;
const KATHMANDU_MS = 5.75 * 3_600_000;
/** "2026-11-22T10:00" by a clock that is ahead of UTC by so much. */
const localText = (at: number, offset: number) => new Date(at + offset).toISOString().slice(0, 16);

test("T2: a driver in Kathmandu reads the same free slots of a Manila lot on both pages", async ({
  as,
  server,
  browserAs,
}) => {
  await server.moveToDaytime();
  const joy = await as("driver2");
  await resetAccount(joy);
  const nepali = await registerDriver(server.url, "kathmandu@parkmate.test");
  expect(
    (await nepali.send("PATCH", "/api/user/profile/", { timezone: "Asia/Kathmandu" })).status,
  ).toBe(200);
  const start = Math.floor((await joy.now()) / DAY_MS + 1) * DAY_MS + 3 * 3_600_000;
  const booking = await bookInLotA(joy, "A-14", { start_time: new Date(start).toISOString() });

  const page = await browserAs(
    "kathmandu@parkmate.test",
    `/find?q=Parking+Lot+A&at=${localText(start, KATHMANDU_MS)}&for=30`,
  );
  const found = page.getByRole("main").getByRole("link", { name: /Parking Lot A/ });
  await expect(found).toContainText(/There it is .*11:00 – 11:30 GMT\+8/);
  const free = /(\d+) of 24 free/.exec(await found.innerText())?.[1];
  await found.click();
  await expect(page.getByTestId("slot-A-14")).toHaveAttribute("data-state", "booked");
  await expect(page.getByText(`${free} free`)).toBeVisible();
  await page.reload();
  await expect(page.getByTestId("slot-A-14")).toHaveAttribute("data-state", "booked");
  await expect(page.getByText(`${free} free`)).toBeVisible();
  await joy.cancel(booking.id);
});
