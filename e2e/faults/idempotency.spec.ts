import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { randomPlate, type ApiResponse, type Client } from "../fixtures/client";
import { sleep } from "../fixtures/sleep";
import { expect, Nodes, oneNode, test, twoNodes, type Setup } from "./kit/nodes";

const DUPLICATES = 20;
const ROUNDS = 20;
const CRASHES = 5;
const HOUR_MS = 3_600_000;
const MAX_IN_PROGRESS_MS = 5000;
const KEPT_HOURS = 23;

let nodes: Nodes;
let sql: postgres.Sql;
/** One person, at the first node and at the last. */
let people: [Client, Client];
let slot: string;
let start: number;
let rounds: number;

async function begin(setup: Setup): Promise<void> {
  nodes = await Nodes.start(setup, { MAX_OPEN_BOOKINGS: "1000" });
  sql = postgres(nodes.databaseUrl!, { max: 2, onnotice: () => undefined });
  const driver = await nodes.first.signIn("driver");
  people = [driver, driver.at(nodes.last.url)];
  slot = (await driver.slot("Parking Lot A", "A-12")).id;
  start = (await driver.now()) + 48 * HOUR_MS;
  rounds = 0;
}

async function end(): Promise<void> {
  await sql.end();
  await nodes.dispose();
}

interface Order {
  body: { quote_id: string; vehicle_number: string; payment_method: string };
  send: (by: Client, change?: object) => Promise<ApiResponse>;
}

/** A booking of an hour that nobody has taken, to be sent several times under one key. */
async function newOrder(): Promise<Order> {
  rounds += 1;
  const start_time = new Date(start + rounds * HOUR_MS).toISOString();
  const quote = await people[1].post("/api/bookings/quote/", { slot, minutes: 60, start_time });
  expect(quote.status, JSON.stringify(quote.body)).toBe(200);
  const payment_method = rounds % 2 ? "card" : "cash";
  const { quote_id } = quote.body;
  const body = { quote_id, vehicle_number: randomPlate(), payment_method };
  const headers = { "Idempotency-Key": `twice-${randomUUID()}` };
  return {
    body,
    send: (by, change) => by.post("/api/bookings/", { ...body, ...change }, headers),
  };
}

const storedOf = async ({ body }: Order): Promise<number> =>
  (
    await sql<{ n: number }[]>`
      select count(*)::int as n from bookings where vehicle_number = ${body.vehicle_number}`
  )[0]!.n;

/** Sends it again until it is answered. Returns the answer. */
async function settled(order: Order, by: Client): Promise<ApiResponse> {
  const until = performance.now() + MAX_IN_PROGRESS_MS;
  for (;;) {
    const answer = await order.send(by);
    if (answer.body.code !== "idempotency_in_progress") return answer;
    expect(answer.status).toBe(409);
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(performance.now(), "how long it is in progress").toBeLessThan(until);
    await sleep(200);
  }
}

for (const setup of [oneNode, twoNodes])
  test.describe(setup.name, () => {
    test.beforeAll(() => begin(setup));
    test.afterAll(end);
    test(`P5: of ${DUPLICATES} equal requests one has an effect, all are answered`, repeatAtOnce);
    test("P5 P3: requests that kill -9 cut off make one booking when repeated", repeatAfterCrash);
    test(`P5: ${KEPT_HOURS} hours later a repetition gets the stored answer`, repeatLater);
  });

async function repeatAtOnce(): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = await newOrder();
    const answers = await Promise.all(
      Array.from({ length: DUPLICATES }, (_, index) => settled(order, people[index % 2]!)),
    );
    const [first] = answers.filter(({ headers }) => !headers.has("idempotency-replayed"));
    for (const { status, body } of answers)
      expect([status, body], `round ${round}`).toEqual([201, first!.body]);
    const replayed = answers.filter(
      ({ headers }) => headers.get("idempotency-replayed") === "true",
    );
    expect(replayed).toHaveLength(DUPLICATES - 1);
    expect(await storedOf(order)).toBe(1);
    expect(await order.send(people[round % 2]!, { vehicle_number: "OTHER 1" })).toMatchObject({
      status: 422,
      body: { code: "idempotency_mismatch" },
    });
  }
}

async function repeatAfterCrash(): Promise<void> {
  for (let crash = 0; crash < CRASHES; crash += 1) {
    const order = await newOrder();
    const cut = Array.from({ length: DUPLICATES }, () => order.send(people[0]).catch(() => null));
    await sleep(5 + crash * 10);
    await nodes.first.crash();
    await Promise.all(cut);
    // The other node repeats immediately; without one the repetition waits for the restart.
    if (nodes.first === nodes.last) await nodes.first.restart();
    const answer = await settled(order, people[1]);
    expect([201, 503], JSON.stringify(answer.body)).toContain(answer.status);
    expect(await storedOf(order)).toBe(1);
    if (nodes.first !== nodes.last) await nodes.first.restart();
    expect((await settled(order, people[0])).body).toEqual((await settled(order, people[1])).body);
    expect(await storedOf(order)).toBe(1);
  }
}

async function repeatLater(): Promise<void> {
  const order = await newOrder();
  const first = await order.send(people[0]);
  await nodes.first.advance((KEPT_HOURS * HOUR_MS) / 1000);
  const later = await nodes.last.signIn("driver");
  const again = await order.send(later);
  expect([again.status, again.body]).toEqual([first.status, first.body]);
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(await storedOf(order)).toBe(1);
}
