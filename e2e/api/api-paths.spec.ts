import fc from "fast-check";
import { cpSync, rmSync } from "node:fs";
import type { ApiClient, ApiResponse } from "../fixtures/client";
import { contractOf, type Operation } from "../fixtures/contract";
import { contractSeed, requestsFor, type GeneratedRequest } from "../fixtures/generated-requests";
import type { Json } from "../fixtures/json";
import { KnownIds, nounOfPath } from "../fixtures/known-ids";
import { sleep } from "../fixtures/sleep";
import { freePort, freshDataDir, TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

test.setTimeout(300_000);

const ROLES = ["driver2", "owner", "staff", "admin"] as const;
const UNKNOWN = "01920000-0000-7000-8000-00000000abcd";
/** What differs from one answer to the next, from the same server too. */
const CHANGING_KEYS = new Set([
  "server_time",
  "request_id",
  "seconds_remaining",
  "time_since",
  "last_seen_at",
]);
const CHANGING_HEADERS = new Set(["date", "x-request-id", "retry-after"]);
/** How a body is transferred. Next also writes the headers of its own navigation into Vary. */
const TRANSPORT_HEADERS = new Set(["content-length", "transfer-encoding", "vary"]);
const isCompared = (name: string) => !CHANGING_HEADERS.has(name) && !TRANSPORT_HEADERS.has(name);
/**
 * These report the process, the session itself or what was asked before, or make a token of their
 * own at each call.
 */
const OWN_ANSWER = /\/(health|metrics|docs|ws-token|calendar-feed|sessions|audit|test)\b|\.svg\/$/;

const withoutChanging = (value: Json): Json =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (CHANGING_KEYS.has(key) ? "…" : inner)),
  );

/** Status, headers and body of an answer, as far as they must be the same. */
const comparable = ({ status, headers, body }: ApiResponse) => ({
  status,
  headers: Object.fromEntries(
    // The ETag follows from a body that has what changes in it.
    [...headers]
      .filter(([name]) => isCompared(name))
      .map(([name, value]) => [name, name === "etag" ? "…" : value]),
  ),
  body: withoutChanging(body ?? null),
});

/** Every GET of the published contract, and for every other method a request without input. */
async function requestsOf(server: TestServer): Promise<[method: string, path: string][]> {
  const { body: document } = await server.guest.get("/api/schema/");
  return Object.entries<Json>(document.paths)
    .filter(([path]) => !OWN_ANSWER.test(path))
    .flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => /^(get|post|put|patch|delete)$/.test(method))
        .map((method): [string, string] => [
          method.toUpperCase(),
          path.replaceAll(/\{\w+\}/g, UNKNOWN),
        ]),
    )
    .flatMap(([method, path]): [string, string][] =>
      method === "GET"
        ? [
            ["GET", path],
            ["HEAD", path],
            ["GET", `${path}?page=nonsense&unknown=1`],
          ]
        : [[method, path]],
    );
}

/** The answers of one server to all of these requests by every role. */
async function answersOf(
  server: TestServer,
  requests: [string, string][],
): Promise<Map<string, unknown>> {
  const answers = new Map<string, unknown>();
  for (const role of ROLES) {
    const person = await server.signIn(role);
    for (const [method, path] of requests) {
      const body = /^(GET|HEAD)$/.test(method) ? undefined : '{"unknown_field":1}';
      const answer = await person.send(method, path, body, { "Accept-Encoding": "identity" });
      answers.set(`${role} ${method} ${path}`, comparable(answer));
      const etag = answer.headers.get("etag");
      if (etag && path.includes("unread_count"))
        answers.set(
          `${role} ${method} ${path} with its ETag`,
          comparable(await person.send(method, path, undefined, { "If-None-Match": etag })),
        );
    }
  }
  return answers;
}

test("the API answers alike by the server itself and through Next", async () => {
  const dataDir = freshDataDir(true);
  const port = await freePort();
  const answered: Map<string, unknown>[] = [];
  const servedByNext: boolean[] = [];
  let requests: [string, string][] = [];
  for (const API_SERVED_BY of ["server", "next"]) {
    const server = await TestServer.start({ dataDir, port, env: { API_SERVED_BY } });
    if (requests.length === 0) requests = await requestsOf(server);
    // Only Next names the headers of its own navigation there.
    const { headers } = await server.guest.get("/api/health/live/");
    servedByNext.push(headers.get("vary")?.includes("rsc") ?? false);
    answered.push(await answersOf(server, requests));
    expect(server.loggedErrors()).toEqual([]);
    await server.stop();
  }
  rmSync(dataDir, { recursive: true, force: true });
  const [own, next] = answered as [Map<string, unknown>, Map<string, unknown>];
  expect(own.size).toBeGreaterThan(400);
  expect(servedByNext).toEqual([false, true]);
  for (const [request, answer] of own) expect.soft(answer, request).toEqual(next.get(request));
});

/** Generated requests for each person and operation. */
const ROUNDS = 4;
const PEOPLE = ["guest", "driver2", "owner", "admin"];
/** Secrets, references and versions that each server generates at random, or from random ids. */
const DRAWN = /"(access|refresh|ws_token|transaction_id|vapid|layout_version)":"[^"]*"/g;
const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z|\b\d{1,2}:\d\d\b/g;

/** An answer without the values in which two servers with the same data differ. */
function alike(answer: ApiResponse, server: TestServer): string {
  const ids: string[] = [];
  return JSON.stringify(comparable(answer))
    .replaceAll(server.url, "")
    .replaceAll(DRAWN, '"$1":"…"')
    .replaceAll(TIME, "…")
    .replaceAll(ID, (id) => `id ${ids.includes(id) ? ids.indexOf(id) : ids.push(id) - 1}`);
}

type Twins = readonly [TestServer, TestServer];

/** Two servers with the same data: one answers the API itself, the other through Next. */
async function startTwins(): Promise<Twins> {
  const first = await TestServer.start();
  await first.stop();
  const dataDir = freshDataDir(false);
  cpSync(first.dataDir, dataDir, { recursive: true });
  const start = (dir: string, API_SERVED_BY: string) =>
    TestServer.start({ dataDir: dir, env: { API_SERVED_BY } });
  return Promise.all([start(first.dataDir, "server"), start(dataDir, "next")]);
}

/** The ids that the lists of a person name. */
async function idsOf(person: ApiClient, paths: string[]): Promise<KnownIds> {
  const ids = new KnownIds();
  for (const path of paths) ids.collect((await person.get(path)).body, nounOfPath(path));
  return ids;
}

/** The two answers to one request; a reading is repeated while a change is still on its way. */
async function bothAnswers(
  servers: Twins,
  people: ApiClient[],
  { method, target, body, headers }: GeneratedRequest,
): Promise<[string, string]> {
  const ask = () =>
    Promise.all(
      people.map(async (person, at) =>
        alike(
          await person.send(method, target, body, { "Accept-Encoding": "identity", ...headers }),
          servers[at]!,
        ),
      ),
    ) as Promise<[string, string]>;
  let answers = await ask();
  for (let again = 0; again < 5 && method === "GET" && answers[0] !== answers[1]; again += 1) {
    await sleep(300);
    answers = await ask();
  }
  return answers;
}

/**
 * Every operation in each round; changes of the own name and zone come last, because a server may
 * know the caller as of five seconds ago.
 */
function inOrder(operations: Operation[]): Operation[] {
  const isLast = ({ method, path }: Operation) => method !== "GET" && path.includes("/profile/");
  return [operations.filter((one) => !isLast(one)), operations.filter(isLast)].flatMap((some) =>
    Array<Operation[]>(ROUNDS).fill(some).flat(),
  );
}

test("generated requests are answered alike by the server itself and through Next", async () => {
  const seed = contractSeed();
  const servers = await startTwins();
  const all = (await contractOf(servers[0].url))!.operations;
  const operations = all.filter(({ path }) => !OWN_ANSWER.test(path));
  const lists = operations
    .filter(({ method, path }) => method === "GET" && !path.includes("{"))
    .map((one) => one.path);
  const now = await servers[0].guest.now();
  const statuses: Record<string, number> = {};
  for (const name of PEOPLE) {
    const people = await Promise.all(
      servers.map(async (one): Promise<ApiClient> =>
        name === "guest" ? one.guest : one.signIn(name),
      ),
    );
    const [ids, others] = await Promise.all(people.map((person) => idsOf(person, lists)));
    const shared = ids!.sharedWith(others!);
    for (const [at, operation] of inOrder(operations).entries()) {
      // Next drops a query parameter of this name.
      const source = requestsFor(operation, shared, now).filter(
        ({ target }) => !target.includes("__proto__"),
      );
      const [request] = fc.sample(source, { seed: seed + at, numRuns: 1 });
      const [own, next] = await bothAnswers(servers, people, request!);
      const status = /^\{"status":(\d+)/.exec(own)![1]!;
      statuses[status] = (statuses[status] ?? 0) + 1;
      expect.soft(own, `${name} ${request!.method} ${request!.target}`).toBe(next);
    }
  }
  const requests = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  console.log(`contract: ${requests} requests on both paths: ${JSON.stringify(statuses)}`);
  expect(requests).toBeGreaterThan(1_000);
  expect(statuses["200"]).toBeGreaterThan(100);
  for (const server of servers) {
    expect(server.loggedErrors()).toEqual([]);
    await server.stop();
    rmSync(server.dataDir, { recursive: true, force: true });
  }
});
