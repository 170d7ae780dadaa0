import postgres from "postgres";
import type { Client } from "../fixtures/client";
import { sendNotification } from "../fixtures/notifications";
import { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { TestSocket } from "../fixtures/test-socket";
import { expect, test } from "../fixtures/test";
import { holdActsLane } from "./kit/held-lock";
import { startPostgres, type Cluster } from "./kit/postgres";
import { countRoundTrips, type RoundTripCounter } from "./kit/round-trips";

const ROUNDS = 15;
/** Time for the work that follows the answer of an act. */
const SETTLE_MS = 60;
const MANY = 100;
const IDLE_SECONDS = 6;

/**
 * How many round trips to the database each act may take, BEGIN and COMMIT included. A figure may
 * only fall. The events of an act are dispatched afterwards, in batches; that is counted apart.
 */
const BUDGET: Record<string, number> = {
  quote: 5,
  hold: 7,
  // 13 in its two transactions, one before them for the quote, one between them for the sandbox.
  "booking by card": 15,
  "booking by cash": 8,
  cancel: 9,
  verify: 9,
  list: 1,
  unread_count: 1,
  mark_as_read: 5,
  "composed notification": 5,
  "socket connection": 2,
  "idle server, each second": 5,
  "dispatch of 1 event": 8,
  [`dispatch of ${MANY} events`]: 9,
};

let cluster: Cluster;
let counter: RoundTripCounter;
let server: TestServer;
let driver: Client;
let admin: Client;
let slot: string;
let direct: postgres.Sql;
let releaseLane: () => Promise<void>;

test.beforeAll(async () => {
  cluster = await startPostgres();
  const databaseUrl = await cluster.createDatabase("round_trips");
  direct = postgres(databaseUrl, { max: 2 });
  counter = await countRoundTrips(databaseUrl);
  const env = { DISPATCH_WAIT_MS: "0" };
  server = await TestServer.start({ databaseUrl: counter.url, env });
  [driver, admin] = [await server.signIn("driver"), await server.signIn("admin")];
  slot = (await driver.slot("Parking Lot A", "A-12")).id;
});
test.afterAll(async () => {
  await server.crash();
  await direct.end({ timeout: 0 });
  server.dispose();
  counter.stop();
  cluster.stop();
});

/** The fewest round trips of an act in several rounds: jobs that ran meanwhile do not count. */
const fewest = new Map<string, number>();
async function counted<T>(name: string, act: () => Promise<T>): Promise<T> {
  await sleep(SETTLE_MS);
  counter.take();
  const result = await act();
  fewest.set(name, Math.min(counter.take(), fewest.get(name) ?? Infinity));
  return result;
}

const quote = async () =>
  (await driver.post("/api/bookings/quote/", { slot, minutes: 30 })).body.quote_id as string;
const order = (quoteId: string, method: string, holdId?: string) =>
  driver.post("/api/bookings/", {
    quote_id: quoteId,
    vehicle_number: "KL-08-AZ-1234",
    payment_method: method,
    ...(holdId ? { hold_id: holdId } : {}),
  });

async function bookInEveryWay(): Promise<void> {
  const held = await counted("quote", quote);
  const hold = await counted("hold", () =>
    driver.post("/api/bookings/hold/", { quote_id: held, slot }),
  );
  expect(hold.status).toBe(200);
  await driver.cancel(hold.body.hold_id);
  const byCard = await quote();
  const paid = await counted("booking by card", () => order(byCard, "card"));
  expect(paid.status, JSON.stringify(paid.body)).toBe(201);
  const cancelled = await counted("cancel", () => driver.cancel(paid.body.id));
  expect(cancelled.status).toBe(200);
  const byCash = await quote();
  const waiting = await counted("booking by cash", () => order(byCash, "cash"));
  expect(waiting.status).toBe(201);
  const { id } = waiting.body.payment;
  const verified = await counted("verify", () => admin.post(`/api/admin/payments/${id}/verify/`));
  expect(verified.status).toBe(200);
  await driver.cancel(waiting.body.id);
}

async function useNotifications(id: string): Promise<void> {
  await counted("composed notification", () => sendNotification(admin, driver));
  await counted("list", () => driver.get("/api/notifications/"));
  await counted("unread_count", () => driver.get("/api/notifications/unread_count/"));
  const read = await counted("mark_as_read", () =>
    driver.post(`/api/notifications/${id}/mark_as_read/`),
  );
  expect(read.status).toBe(200);
}

/** Connects with a token each, which is fetched before. */
async function countConnections(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const token = await driver.wsToken();
    const socket = await counted("socket connection", () => TestSocket.open(server.url, { token }));
    socket.close();
  }
}

/** Keeps the dispatcher waiting, so that only the act itself is counted. */
async function holdLane(): Promise<void> {
  releaseLane = await holdActsLane(direct);
  // The dispatcher begins to wait: the acts that follow do not wake it again.
  await sendNotification(admin, driver);
}

const waitingEvents = async (): Promise<number> =>
  (
    await direct<{ n: number }[]>`
    select count(*)::int as n from events where dispatched_at is null`
  )[0]!.n;

/** Lets the dispatcher go on. Returns its round trips until nothing waits any more. */
async function dispatchAll(): Promise<void> {
  while ((await waitingEvents()) > 0) await sleep(2);
  await sleep(SETTLE_MS);
}

test("acts keep their budget of round trips to the database", async () => {
  test.setTimeout(240_000);
  const sent: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    sent.push((await sendNotification(admin, driver)).id);
  await dispatchAll();
  await countConnections();
  counter.take();
  await sleep(IDLE_SECONDS * 1000);
  fewest.set("idle server, each second", Math.round(counter.take() / IDLE_SECONDS));
  await holdLane();
  for (const id of sent) {
    await bookInEveryWay();
    await useNotifications(id);
  }
  await releaseLane();
  await dispatchAll();
  for (let round = 0; round < ROUNDS; round += 1) {
    await counted("dispatch of 1 event", async () => {
      await sendNotification(admin, driver);
      await dispatchAll();
    });
  }
  fewest.set(
    "dispatch of 1 event",
    fewest.get("dispatch of 1 event")! - fewest.get("composed notification")!,
  );
  for (let round = 0; round < 3; round += 1) {
    await holdLane();
    for (let sent = 1; sent < MANY; sent += 1) await sendNotification(admin, driver);
    await counted(`dispatch of ${MANY} events`, async () => {
      await releaseLane();
      await dispatchAll();
    });
  }
  console.log(`round trips: ${JSON.stringify(Object.fromEntries(fewest))}`);
  for (const [name, most] of Object.entries(BUDGET))
    expect.soft(fewest.get(name), name).toBeLessThanOrEqual(most);
});
