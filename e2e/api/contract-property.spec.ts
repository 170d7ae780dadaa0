import fc from "fast-check";
import type { ApiClient } from "../fixtures/client";
import { ContractFault, contractOf, type Operation } from "../fixtures/contract";
import { contractSeed, requestsFor, type GeneratedRequest } from "../fixtures/generated-requests";
import { KnownIds, nounOfPath } from "../fixtures/known-ids";
import { emptyDatabase, expect, test } from "../fixtures/test";
import { TestServer } from "../fixtures/server";

const PEOPLE = ["guest", "driver", "driver2", "owner", "staff", "admin"];
const REQUESTS = Number(process.env.PARKMATE_CONTRACT_REQUESTS ?? 5_000);

interface Tally {
  requests: number;
  statuses: Record<string, number>;
  operations: Set<string>;
  succeeded: Set<string>;
  faults: ContractFault[];
}

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start(await emptyDatabase(`property_${process.pid}`));
});
test.afterAll(async () => {
  await server.stop();
  server.dispose();
});

test("U14: every answer to 5,000 generated requests is as the contract says", async () => {
  test.setTimeout(300_000);
  const seed = contractSeed();
  const { operations } = (await contractOf(server.url))!;
  const tally: Tally = {
    requests: 0,
    statuses: {},
    operations: new Set(),
    succeeded: new Set(),
    faults: [],
  };
  const began = performance.now();
  // These move the clock, so that tokens end and jobs run, or end the access of the callers.
  const isLast = ({ path }: Operation) => /^\/api\/test\/|\/(deactivate|sessions)\//.test(path);
  for (const phase of [operations.filter((one) => !isLast(one)), operations.filter(isLast)]) {
    const rounds = Math.ceil(REQUESTS / PEOPLE.length / operations.length);
    await Promise.all(
      PEOPLE.map(async (name, index) => {
        const person = name === "guest" ? server.guest : await server.signIn(name);
        await ask(person, phase, { rounds, seed: seed + index, tally });
      }),
    );
  }
  report(tally, performance.now() - began);

  expect(tally.faults.map((fault) => fault.message)).toEqual([]);
  expect(tally.requests).toBeGreaterThanOrEqual(REQUESTS);
  expect(tally.operations.size).toBe(operations.length);
  expect(server.loggedErrors()).toEqual([]);
});

/** Sends one request a round to each operation, one after the other, as one person. */
async function ask(
  person: ApiClient,
  operations: Operation[],
  { rounds, seed, tally }: { rounds: number; seed: number; tally: Tally },
): Promise<void> {
  const ids = new KnownIds();
  const now = await person.now();
  const sources = operations.map((operation) => requestsFor(operation, ids, now));
  for (let round = 0; round < rounds; round += 1)
    for (const [at, source] of sources.entries()) {
      const own = seed + 1_000 * (round * sources.length + at);
      const [request] = fc.sample(source, { seed: own, numRuns: 1 });
      await send(person, request!, ids, tally);
    }
}

async function send(
  person: ApiClient,
  { operation, method, target, headers, body }: GeneratedRequest,
  ids: KnownIds,
  tally: Tally,
): Promise<void> {
  tally.requests += 1;
  tally.operations.add(operation.id);
  try {
    const answer = await person.send(method, target, body, headers);
    tally.statuses[answer.status] = (tally.statuses[answer.status] ?? 0) + 1;
    if (answer.status >= 300) return;
    tally.succeeded.add(operation.id);
    ids.collect(answer.body, nounOfPath(operation.path));
  } catch (error) {
    if (!(error instanceof ContractFault)) throw error;
    tally.faults.push(error);
  }
}

function report({ requests, statuses, operations, succeeded, faults }: Tally, tookMs: number) {
  const of = (kind: ContractFault["kind"]) => faults.filter((one) => one.kind === kind).length;
  console.log(
    `contract: ${requests} requests to ${operations.size} operations ` +
      `(${succeeded.size} succeeded at least once) in ${(tookMs / 1000).toFixed(1)} s`,
  );
  console.log(`contract: answers by status ${JSON.stringify(statuses)}`);
  console.log(`contract: undeclared statuses ${of("status")}, differing bodies ${of("body")}`);
}
