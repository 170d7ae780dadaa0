import { raceExpiry } from "../faults/kit/expiry-race";
import { registerDriver } from "../fixtures/account";
import type { Json } from "../fixtures/json";
import { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { emptyDatabase, expect, test } from "../fixtures/test";

const APART_MS = 300;

test("P7: a slot can be booked at the instant its booking ends, before the job runs", async ({
  as,
  advance,
  server,
}) => {
  const [driver, rival] = [await as("driver"), await registerDriver(server.url)];
  const lot = await driver.lot("Parking Lot A");
  const slots: Json[] = (await driver.get(`/api/lots/${lot.id}/slots/`)).body;
  const free = slots.filter((slot) => slot.state === "available").slice(0, 4);
  // The job runs once a second. Of four ends 300 ms apart it cannot come just before each.
  const ends: number[] = [];
  for (const slot of free) {
    const { status, body } = await driver.book(slot.id);
    expect(status).toBe(201);
    ends.push(Date.parse(body.end_time));
    await sleep(APART_MS);
  }
  const seconds = Math.floor((ends[0]! - (await driver.now())) / 1000) - 1;
  await advance(seconds);
  const origin = (await driver.now()) - performance.now();
  const answers = await Promise.all(
    free.map(async (slot, index) => {
      await sleep(ends[index]! + 10 - origin - performance.now());
      return rival.book(slot.id);
    }),
  );
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(
    free.map(() => [201, undefined]),
  );
  const delays = answers.map(({ body }, index) => Date.parse(body.start_time) - ends[index]!);
  console.log(`P7: booked ${delays.join(", ")} ms after the end`);
  for (const delay of delays) expect(delay).toBeGreaterThanOrEqual(0);
  for (const { body } of answers) await rival.cancel(body.id);
  await advance(-seconds);
});

test("P28: a booking cancelled as it ends is either cancelled or expired", async () => {
  test.setTimeout(180_000);
  const server = await TestServer.start({
    ...(await emptyDatabase(`expiry_${process.pid}`)),
    env: { MAX_OPEN_BOOKINGS: "1000" },
  });
  const outcome = await raceExpiry([server], 60);
  console.log(`P28: ${JSON.stringify(outcome)}`);
  expect(outcome.cancelled, "some cancels came first").toBeGreaterThan(0);
  expect(outcome.expired, "some ends came first").toBeGreaterThan(0);
  await server.stop();
  server.dispose();
});
