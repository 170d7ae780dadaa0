import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { randomPlate, type Client } from "../fixtures/client";
import { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { Follower } from "./kit/follower";
import { holdActsLane, holdLocks } from "./kit/held-lock";
import { startPostgres, type Cluster } from "./kit/postgres";

const HOUR_MS = 3_600_000;
/** An answer waits for the notifications for 100 ms; the rest is the act on a busy machine. */
const MAX_ANSWER_MS = 1500;
const ROUNDS = 8;

let cluster: Cluster;
let database: postgres.Sql;
let nodes: TestServer[];
let driver: Client;
let owner: Client;
let slot: string;
let begin: number;
let booked: number;

test.beforeAll(async () => {
  cluster = await startPostgres();
});
test.afterAll(() => {
  cluster.stop();
});
test.beforeEach(async ({}, { testId }) => {
  const databaseUrl = await cluster.createDatabase(`outbox_${testId}`);
  const options = { databaseUrl, env: { DISPATCH_WAIT_MS: "100", MAX_OPEN_BOOKINGS: "100000" } };
  nodes = [await TestServer.start(options), await TestServer.start(options)];
  database = postgres(databaseUrl, { max: 3, onnotice: () => undefined });
  [driver, owner] = [await nodes[0]!.signIn("driver"), await nodes[1]!.signIn("owner")];
  slot = (await driver.slot("Parking Lot A", "A-12")).id;
  begin = (await driver.now()) + 2 * HOUR_MS;
  booked = 0;
});
test.afterEach(async () => {
  await database.end();
  for (const node of nodes) {
    await node.crash();
    node.dispose();
  }
});

/** Books by cash through a node, an hour later than the last time. */
async function book(by: Client = driver): Promise<string> {
  booked += 1;
  const start_time = new Date(begin + booked * HOUR_MS).toISOString();
  const answer = await by.book(slot, { start_time, method: "cash", plate: randomPlate() });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id as string;
}

/** How many notifications of the new booking the owner has. */
const ownerNotifications = async (booking: string): Promise<number> =>
  (
    await database<{ n: number }[]>`
      select count(*)::int as n from notifications
      where event_type = 'new_reservation' and audience = 'owner' and related_id = ${booking}`
  )[0]!.n;

const holdLane = () => holdActsLane(database);
const holdFeeds = () =>
  holdLocks(database, (sql) => sql`select * from notification_feeds for update`);

test("an answer does not wait for the dispatcher: 100 ms at most", async () => {
  const release = await holdLane();
  const began = performance.now();
  const booking = await book();
  expect(performance.now() - began).toBeLessThan(MAX_ANSWER_MS);
  expect(await ownerNotifications(booking)).toBe(0);
  await release();
  await expect.poll(() => ownerNotifications(booking)).toBe(1);
});

test("I4: no act waits for the feed of a person whom it notifies", async () => {
  const release = await holdFeeds();
  const began = performance.now();
  const bookings = [await book(), await book(), await book()];
  expect((performance.now() - began) / bookings.length).toBeLessThan(MAX_ANSWER_MS);
  await release();
  for (const booking of bookings) await expect.poll(() => ownerNotifications(booking)).toBe(1);
});

test("P9 I4: kill -9 between commit and dispatch, on two nodes and on one", async () => {
  const follower = await Follower.start(owner);
  const release = await holdLane();
  const booking = await book();
  await nodes[0]!.crash();
  await release();
  await expect.poll(() => ownerNotifications(booking), { timeout: 5000 }).toBe(1);
  await expect.poll(() => follower.received.size, { timeout: 5000 }).toBeGreaterThan(0);
  await nodes[0]!.restart();

  const again = await holdLane();
  const other = await book();
  await Promise.all(nodes.map((node) => node.crash()));
  await again();
  expect(await ownerNotifications(other)).toBe(0);
  await nodes[0]!.restart();
  await expect.poll(() => ownerNotifications(other), { timeout: 5000 }).toBe(1);
  await nodes[1]!.restart();
  await sleep(1500);
  expect([await ownerNotifications(booking), await ownerNotifications(other)]).toEqual([1, 1]);
  await follower.stop();
  expect([...follower.received.values()].every((times) => times === 1)).toBe(true);
});

test("P9 I4: kill -9 during dispatch, on two nodes and on one", async () => {
  const release = await holdFeeds();
  const booking = await book();
  await nodes[0]!.crash();
  await release();
  await expect.poll(() => ownerNotifications(booking), { timeout: 5000 }).toBe(1);
  await nodes[0]!.restart();

  const again = await holdFeeds();
  const other = await book();
  await Promise.all(nodes.map((node) => node.crash()));
  await again();
  await nodes[0]!.restart();
  await expect.poll(() => ownerNotifications(other), { timeout: 5000 }).toBe(1);
  await nodes[1]!.restart();
  expect([await ownerNotifications(booking), await ownerNotifications(other)]).toEqual([1, 1]);
});

test("P9: kill -9 between dispatch and push: the other node pushes what was written", async () => {
  const follower = await Follower.start(owner);
  for (let round = 0; round < ROUNDS; round += 1) {
    const booking = book().catch(() => null);
    await expect.poll(() => storedCount(), { intervals: [2], timeout: 5000 }).toBe(round + 1);
    await nodes[0]!.crash();
    await booking;
    await expect.poll(() => receivedCount(follower), { timeout: 5000 }).toBe(round + 1);
    await nodes[0]!.restart();
  }
  await follower.stop();
  expect([...follower.received.values()].every((times) => times === 1)).toBe(true);
});

/** The new bookings of this test that the owner was notified of: stored, and received by socket. */
const storedCount = async (): Promise<number> => (await newBookings()).length;
const newBookings = () => database<{ id: string }[]>`
  select id from notifications where event_type = 'new_reservation' and audience = 'owner'
    and created_at > ${new Date(begin - 2 * HOUR_MS)}`;
const receivedCount = async (follower: Follower): Promise<number> =>
  (await newBookings()).filter(({ id }) => follower.received.has(id)).length;

test("a node that is suspended while it dispatches loses its lock, and recovers", async () => {
  const release = await holdFeeds();
  const booking = await book();
  process.kill(nodes[0]!.pid, "SIGSTOP");
  await release();
  // Its transaction is idle: PostgreSQL ends it after five seconds.
  const began = performance.now();
  await expect.poll(() => ownerNotifications(booking), { timeout: 15_000 }).toBe(1);
  console.log(`the lock was free again after ${Math.round(performance.now() - began)} ms`);
  process.kill(nodes[0]!.pid, "SIGCONT");
  const later = await book();
  await expect.poll(() => ownerNotifications(later), { timeout: 5000 }).toBe(1);
  expect(await ownerNotifications(booking)).toBe(1);
});

test("an event that cannot be expanded is counted by health and delays no other", async () => {
  await database`
    insert into events (id, type, payload, lane, created_at)
    values (gen_random_uuid(), 'new_reservation', '{"driver_id": "nobody"}', 'acts', now())`;
  const booking = await book();
  await expect.poll(() => ownerNotifications(booking), { timeout: 5000 }).toBe(1);
  // The booking's other events follow one by one.
  const counts = async () => (await nodes[0]!.guest.get("/api/health/")).body.events;
  await expect.poll(counts, { timeout: 5000 }).toEqual({ waiting: 1, set_aside: 1 });
});
