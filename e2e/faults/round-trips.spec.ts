import type { Client } from "../fixtures/client";
import { sendNotification } from "../fixtures/notifications";
import { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { expect, test } from "../fixtures/test";
import { startPostgres, type Cluster } from "./kit/postgres";
import { countRoundTrips, type RoundTripCounter } from "./kit/round-trips";

const ROUNDS = 15;
/** Time for what an act leaves to do after its answer. */
const SETTLE_MS = 60;

/**
 * How many round trips to the database each act may take, BEGIN and COMMIT included: today's
 * figures, which may only fall, and up to two more, because on a busy machine a batch of statements
 * may leave in two parts.
 */
const BUDGET: Record<string, number> = {
  quote: 5,
  hold: 11,
  "booking by card": 32,
  "booking by cash": 24,
  cancel: 18,
  verify: 16,
  list: 2,
  unread_count: 1,
  mark_as_read: 11,
  "composed notification": 16,
};

let cluster: Cluster;
let counter: RoundTripCounter;
let server: TestServer;
let driver: Client;
let admin: Client;
let slot: string;

test.beforeAll(async () => {
  cluster = await startPostgres();
  counter = await countRoundTrips(await cluster.createDatabase("round_trips"));
  server = await TestServer.start({ databaseUrl: counter.url });
  [driver, admin] = [await server.signIn("driver"), await server.signIn("admin")];
  slot = (await driver.slot("Parking Lot A", "A-12")).id;
});
test.afterAll(async () => {
  await server.stop();
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

async function useNotifications(): Promise<void> {
  const { id } = await counted("composed notification", () => sendNotification(admin, driver));
  await counted("list", () => driver.get("/api/notifications/"));
  await counted("unread_count", () => driver.get("/api/notifications/unread_count/"));
  const read = await counted("mark_as_read", () =>
    driver.post(`/api/notifications/${id}/mark_as_read/`),
  );
  expect(read.status).toBe(200);
}

test("acts keep their budget of round trips to the database", async () => {
  test.setTimeout(120_000);
  for (let round = 0; round < ROUNDS; round += 1) {
    await bookInEveryWay();
    await useNotifications();
  }
  console.log(`round trips: ${JSON.stringify(Object.fromEntries(fewest))}`);
  for (const [name, most] of Object.entries(BUDGET))
    expect.soft(fewest.get(name), name).toBeLessThanOrEqual(most);
});
