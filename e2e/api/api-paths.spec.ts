import { rmSync } from "node:fs";
import type { ApiResponse } from "../fixtures/client";
import type { Json } from "../fixtures/json";
import { freePort, freshDataDir, TestServer } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

test.setTimeout(180_000);

const ROLES = ["driver2", "owner", "staff", "admin"] as const;
const UNKNOWN = "01920000-0000-7000-8000-00000000abcd";
/** What differs from one answer to the next, whoever gives it. */
const CHANGING_KEYS = new Set(["server_time", "request_id", "seconds_remaining", "time_since"]);
const CHANGING_HEADERS = new Set(["date", "x-request-id", "retry-after"]);
/** How a body travels. Next also writes the headers of its own navigation into Vary. */
const TRANSPORT_HEADERS = new Set(["content-length", "transfer-encoding", "vary"]);
const isCompared = (name: string) => !CHANGING_HEADERS.has(name) && !TRANSPORT_HEADERS.has(name);
/** These report the process itself, or make a token of their own at each call. */
const OWN_ANSWER = /\/(health|metrics|docs|ws-token|test)\b/;

const withoutChanging = (value: Json): Json =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (CHANGING_KEYS.has(key) ? "…" : inner)),
  );

/** Status, headers and body of an answer, as far as they must be the same. */
const comparable = ({ status, headers, body }: ApiResponse) => ({
  status,
  headers: Object.fromEntries([...headers].filter(([name]) => isCompared(name))),
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
