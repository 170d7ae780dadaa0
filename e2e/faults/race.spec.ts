import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { Client } from "../fixtures/client";
import { TestServer } from "../fixtures/server";
import { crowd, inParallel } from "./kit/crowd";
import { startPostgres, type Cluster } from "./kit/postgres";

const CLIENTS = 200;
const ROUNDS = 50;
const HOUR_MS = 3_600_000;

let cluster: Cluster;
test.beforeAll(async () => {
  cluster = await startPostgres();
});
test.afterAll(async () => {
  await cluster.stop();
});

test(`P1 I1 U8: ${CLIENTS} at once for one slot on two nodes, ${ROUNDS} rounds: one 201, all others 409`, async () => {
  const databaseUrl = await cluster.createDatabase("race");
  const env = { MAX_OPEN_BOOKINGS: "100000" };
  const nodes = [await TestServer.start({ databaseUrl, env })];
  nodes.push(await TestServer.start({ databaseUrl, env }));
  try {
    const drivers = await crowd(nodes[0]!.url, CLIENTS);
    const slot = await drivers[0]!.slot("Parking Lot A", "A-12");
    const statuses = new Map<number, number>();
    const start = Date.now() + 2 * HOUR_MS;
    const took: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const start_time = new Date(start + round * HOUR_MS).toISOString();
      const quotes = await inParallel(
        CLIENTS,
        16,
        async (index) =>
          (
            await via(drivers[index]!, nodes[index % 2]!).post("/api/bookings/quote/", {
              slot: slot.id,
              minutes: 60,
              start_time,
            })
          ).body.quote_id,
      );
      const began = performance.now();
      const answers = await Promise.all(
        drivers.map((driver, index) =>
          via(driver, nodes[index % 2]!).post("/api/bookings/", {
            quote_id: quotes[index],
            vehicle_number: `R${round} ${index}`,
            payment_method: index % 2 ? "card" : "cash",
          }),
        ),
      );
      took.push(performance.now() - began);
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(
        answers.filter((answer) => answer.status === 201),
        `round ${round}: ${JSON.stringify([...statuses])}`,
      ).toHaveLength(1);
      expect(
        answers.filter((answer) => answer.status === 409 && answer.body.code === "slot_taken"),
      ).toHaveLength(CLIENTS - 1);
    }
    const sql = postgres(databaseUrl, { max: 1 });
    const [pairs] =
      await sql`select count(*)::int as n from bookings a join bookings b on a.slot_id = b.slot_id and a.id < b.id and a.period && b.period
      where a.status in ('held', 'pending_payment', 'requested', 'confirmed', 'active', 'overstay') and b.status in ('held', 'pending_payment', 'requested', 'confirmed', 'active', 'overstay')`;
    await sql.end();
    expect(pairs!.n).toBe(0);
    const log = nodes.map((node) => node.log()).join("");
    expect(log).not.toMatch(/deadlock|40P01/);
    took.sort((a, b) => a - b);
    console.log(
      `P1: answers ${JSON.stringify(Object.fromEntries(statuses))}, overlapping pairs ${pairs!.n}, a round of ${CLIENTS} took ${Math.round(took[25]!)} ms (median), ${Math.round(took.at(-1)!)} ms (worst)`,
    );
  } finally {
    for (const node of nodes) {
      await node.stop();
      node.dispose();
    }
  }
});

/** The same person at another node. */
function via(client: Client, node: TestServer): Client {
  return Object.assign(Object.create(Client.prototype) as Client, client, { base: node.url });
}
