import { expect, test } from "@playwright/test";
import postgres from "postgres";
import type { ApiResponse, Client } from "../fixtures/client";
import { sendNotification, unreadCounts } from "../fixtures/notifications";
import { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { inParallel, registerDrivers } from "./kit/crowd";
import { raceExpiry } from "./kit/expiry-race";
import { startPostgres, type Cluster } from "./kit/postgres";

const CLIENTS = 200;
const ROUNDS = 50;
const FEED_RUNS = 20;
const AT_ONCE = 50;
/** Acts that begin at the same time commit in another order. */
const MAX_DELAY_MS = 40;
const HOUR_MS = 3_600_000;
const OCCUPYING = ["held", "pending_payment", "requested", "confirmed", "active", "overstay"];

let cluster: Cluster;
let databaseUrl: string;
/** Two servers on one database. */
let nodes: [TestServer, TestServer];

test.beforeAll(async () => {
  cluster = await startPostgres();
});
test.afterAll(() => {
  cluster.stop();
});
test.beforeEach(async ({}, { testId }) => {
  databaseUrl = await cluster.createDatabase(`race_${testId}`);
  const options = { databaseUrl, env: { MAX_OPEN_BOOKINGS: "100000" } };
  nodes = [await TestServer.start(options), await TestServer.start(options)];
});
test.afterEach(async () => {
  const logs = nodes.map((node) => node.log());
  for (const node of nodes) {
    await node.stop();
    node.dispose();
  }
  for (const log of logs) expect(log).not.toMatch(/deadlock|40P01/);
});

test(`P1 I1 U8: of ${CLIENTS} bookings at once for one slot one is accepted`, async () => {
  const drivers = await registerDrivers(nodes[0].url, CLIENTS);
  const people = drivers.map((driver, index) => driver.at(nodes[index % 2]!.url));
  const slot = (await drivers[0]!.slot("Parking Lot A", "A-12")).id;
  const start = (await drivers[0]!.now()) + 2 * HOUR_MS;
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
    const accepted = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(
      ({ status, body }) => status === 409 && body.code === "slot_taken",
    );
    expect([accepted.length, refused.length], `round ${round}`).toEqual([1, CLIENTS - 1]);
  }
  expect(await overlappingPairs()).toBe(0);
  took.sort((a, b) => a - b);
  const [median, worst] = [took[ROUNDS / 2], took.at(-1)].map((ms) => Math.round(ms!));
  console.log(`P1: a round of ${CLIENTS} took ${median} ms (median), ${worst} ms (worst)`);
});

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

/** How many pairs of bookings occupy one slot at the same time. */
async function overlappingPairs(): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1 });
  const [pairs] = await sql<{ n: number }[]>`
    select count(*)::int as n
    from bookings a
      join bookings b on a.slot_id = b.slot_id and a.id < b.id and a.period && b.period
    where a.status in ${sql(OCCUPYING)} and b.status in ${sql(OCCUPYING)}`;
  await sql.end();
  return pairs!.n;
}

test("P12 I5: of 20 times 50 notifications at once a client gets every seq in order", async () => {
  const [joy, admin] = [await nodes[0].signIn("driver2"), await nodes[0].signIn("admin")];
  const sockets = [await joy.connect(), await joy.at(nodes[1].url).connect()];
  const start = (await unreadCounts(joy)).seq as number;
  for (let run = 1; run <= FEED_RUNS; run += 1) {
    await inParallel(AT_ONCE, AT_ONCE, async (index) => {
      await sleep(Math.random() * MAX_DELAY_MS);
      return sendNotification(admin.at(nodes[index % 2]!.url), joy);
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
});

test("P28: 1,000 bookings cancelled as they end are each cancelled or expired", async () => {
  const total = { cancelled: 0, expired: 0 };
  for (let round = 0; round < 10; round += 1) {
    const { cancelled, expired } = await raceExpiry(nodes, 100);
    total.cancelled += cancelled;
    total.expired += expired;
  }
  console.log(`P28: ${JSON.stringify(total)}`);
  expect(total.cancelled).toBeGreaterThan(0);
  expect(total.expired).toBeGreaterThan(0);
});
