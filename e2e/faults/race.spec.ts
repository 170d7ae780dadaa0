import type { ApiResponse, Client } from "../fixtures/client";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { sleep } from "../fixtures/sleep";
import { inParallel, registerDrivers } from "./kit/crowd";
import { raceExpiry } from "./kit/expiry-race";
import { atAllNodes, overlappingPairs, stopWithoutDeadlocks, urlOf } from "./kit/race";
import { bookedSlots, racersFor, ways } from "./kit/mixed-race";
import { embedded, expect, oneNode, test, twoNodes } from "./kit/nodes";

const CLIENTS = 200;
const ROUNDS = 50;
const RENEWING = 40;
const RENEWED = 10;
/** Where slots are free for a while. */
const LOTS = ["Parking Lot A", "Lot C"];
const FEED_RUNS = 20;
const AT_ONCE = 50;
/** A random delay, so that requests sent together commit in another order. */
const MAX_DELAY_MS = 40;
const HOUR_MS = 3_600_000;
const env = { MAX_OPEN_BOOKINGS: "100000" };

for (const setup of [embedded, twoNodes])
  test(`P1 I1 U8: of ${CLIENTS} requests for a slot one is accepted, ${setup.name}`, async ({
    startNodes,
  }) => {
    const nodes = await startNodes(setup, env);
    const people = atAllNodes(nodes, await registerDrivers(nodes.first.url, CLIENTS));
    const slot = (await people[0]!.slot("Parking Lot A", "A-12")).id;
    const start = (await people[0]!.now()) + 2 * HOUR_MS;
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start_time = new Date(start + round * HOUR_MS).toISOString();
      const quotes = await inParallel(CLIENTS, 16, async (index) => {
        const quote = { slot, minutes: 60, start_time };
        return (await people[index]!.post("/api/bookings/quote/", quote)).body.quote_id as string;
      });
      const began = performance.now();
      const answers = await bookAtOnce(people, quotes, round);
      took.push(performance.now() - began);
      expectOneAccepted(answers, `round ${round}`);
    }
    took.sort((a, b) => a - b);
    const [median, worst] = [took[ROUNDS / 2], took.at(-1)].map((ms) => Math.round(ms!));
    const pairs = await overlappingPairs(nodes);
    console.log(
      `P1, ${setup.name}: ${ROUNDS} times 1 × 201 and ${CLIENTS - 1} × 409, ${pairs} overlaps; ` +
        `a round took ${median} ms (median), ${worst} ms (worst)`,
    );
    expect(pairs).toBe(0);
  });

for (const setup of [embedded, twoNodes])
  test(`P1: of parallel bookings, holds and a renewal one wins, ${setup.name}`, async ({
    startNodes,
  }) => {
    const nodes = await startNodes(setup, env);
    const ended = await bookedSlots(await nodes.first.signIn("driver"), LOTS, RENEWED);
    await nodes.first.advance(HOUR_MS / 1000);
    const driver = await nodes.first.signIn("driver");
    const others = atAllNodes(nodes, await registerDrivers(nodes.first.url, RENEWING));
    const won = Object.fromEntries(ways.map((way) => [way, 0]));
    for (const booking of ended) {
      const racers = await racersFor(booking, driver.at(nodes.last.url), others);
      const answers = await Promise.all(racers.map(({ run }) => run()));
      expectOneAccepted(answers, booking.slot.code);
      won[racers[answers.findIndex(({ status }) => status === 201)]!.way]! += 1;
    }
    const pairs = await overlappingPairs(nodes);
    console.log(`P1, ${setup.name}: won ${JSON.stringify(won)}, ${pairs} overlaps`);
    expect(pairs).toBe(0);
  });

/** One is accepted, and all others get 409 `slot_taken`; none is refused because of the load. */
function expectOneAccepted(answers: ApiResponse[], name: string): void {
  const accepted = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(
    ({ status, body }) => status === 409 && body.code === "slot_taken",
  );
  expect([accepted.length, refused.length], name).toEqual([1, answers.length - 1]);
}

const bookAtOnce = (people: Client[], quotes: string[], round: number): Promise<ApiResponse[]> =>
  Promise.all(
    people.map((person, index) =>
      person.post("/api/bookings/", {
        quote_id: quotes[index],
        vehicle_number: `R${round} ${index}`,
        payment_method: index % 2 ? "card" : "cash",
      }),
    ),
  );

for (const setup of [oneNode, twoNodes])
  test(`P12 I5: ${AT_ONCE} in parallel, ${FEED_RUNS} times, leave no gap, ${setup.name}`, async ({
    startNodes,
  }) => {
    const nodes = await startNodes(setup);
    const [joy, admin] = [await nodes.first.signIn("driver2"), await nodes.first.signIn("admin")];
    const sockets = await Promise.all(nodes.servers.map(({ url }) => joy.at(url).connect()));
    const start = (await unreadCounts(joy)).seq as number;
    for (let run = 1; run <= FEED_RUNS; run += 1) {
      await inParallel(AT_ONCE, AT_ONCE, async (index) => {
        await sleep(Math.random() * MAX_DELAY_MS);
        return sendNotification(admin.at(urlOf(nodes, index)), joy);
      });
      const expected = Array.from({ length: run * AT_ONCE }, (_, index) => start + 1 + index);
      for (const socket of sockets) {
        await socket.wait("unread_count", (frame) => frame.seq === expected.at(-1), 10_000);
        const pushed = () => socket.notifications("custom").map((one) => one.seq as number);
        await expect.poll(() => pushed().length).toBe(expected.length);
        expect(pushed(), `run ${run}`).toEqual(expected);
      }
    }
    for (const socket of sockets) socket.close();
    console.log(`P12, ${setup.name}: ${FEED_RUNS} runs of ${AT_ONCE}, each seq once and in order`);
    await stopWithoutDeadlocks(nodes);
  });

test("P28: 1,000 bookings cancelled as they end are each cancelled or expired", async ({
  startNodes,
}) => {
  const nodes = await startNodes(twoNodes, env);
  const total = { cancelled: 0, expired: 0 };
  for (let round = 0; round < 10; round += 1) {
    const { cancelled, expired } = await raceExpiry(nodes.servers, 100);
    total.cancelled += cancelled;
    total.expired += expired;
  }
  console.log(`P28: ${JSON.stringify(total)}`);
  expect(total.cancelled).toBeGreaterThan(0);
  expect(total.expired).toBeGreaterThan(0);
  await stopWithoutDeadlocks(nodes);
});
