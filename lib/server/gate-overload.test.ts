import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contract } from "@/lib/testing/contracts";
import { withEnv } from "@/lib/testing/environment";
import type { RouteFile } from "./api-routes";
import { createGate } from "./gate";
import { createHttpServer } from "./http-server";
import { createApiServer } from "./serve-api";

const endpoints = [
  contract("GET", "/api/slow"),
  contract("POST", "/api/slow"),
  { ...contract("GET", "/api/health"), shed: "never" as const },
];
const LIMIT = 2;
/** What the handlers wait for. */
let release: () => void;
let released: Promise<void>;
/** How often a handler was reached. */
let reached: number;
/** The requests that are in work until `release`. */
let waiting: Promise<Response>[];
let server: Server;
let origin: string;

beforeEach(() => {
  released = new Promise((resolve) => (release = resolve));
  reached = 0;
  waiting = [];
});
afterEach(async () => {
  release();
  await Promise.allSettled(waiting);
  server.closeAllConnections();
  await new Promise((resolve) => void server.close(resolve));
});

const slow = async () => {
  reached += 1;
  await released;
  return new Response("done");
};
const routes = new Map<string, RouteFile>([
  ["/api/slow", { GET: slow, POST: slow }],
  ["/api/health", { GET: () => Promise.resolve(new Response("ok")) }],
]);
/** What Next stands for: it answers pages immediately. */
async function next(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url?.includes("/slow") || request.url?.includes("/auth/")) await slow();
  response.end("from next");
}

async function listen(served: ReadonlyMap<string, RouteFile>): Promise<void> {
  const gate = await withEnv({ MAX_REQUESTS_IN_WORK: LIMIT }, () =>
    Promise.resolve(createGate(endpoints, createApiServer(served))),
  );
  server = createHttpServer((request, response) => {
    if (!gate(request, response)) void next(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe.each([
  ["this server", routes],
  ["Next", new Map<string, RouteFile>()],
])("P25: an overloaded API served by %s", (_name, served) => {
  beforeEach(async () => {
    await listen(served);
    waiting = Array.from({ length: LIMIT }, () => fetch(`${origin}/api/slow/`));
    await expect.poll(() => reached).toBe(LIMIT);
  });

  it("answers requests beyond its limit with 503 immediately, without work", async () => {
    const began = performance.now();
    const body = JSON.stringify({ note: "x".repeat(50_000) });
    const answer = await fetch(`${origin}/api/slow/`, { method: "POST", body });
    expect(performance.now() - began).toBeLessThan(500);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("2");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({
      status: 503,
      code: "overloaded",
      instance: "/api/slow/",
      request_id: answer.headers.get("x-request-id"),
    });
    expect(reached).toBe(LIMIT);
  });

  it("also refuses to sign in", async () =>
    expect((await fetch(`${origin}/api/auth/csrf`)).status).toBe(503));

  it.each(["/api/health/", "/", "/_next/static/chunk.js"])("answers %s", async (path) =>
    expect((await fetch(origin + path)).status).toBe(200),
  );

  it("still says what is wrong with a request", async () =>
    expect((await fetch(`${origin}/api/nothing/`)).status).toBe(404));

  it("takes requests in again when those in work have ended", async () => {
    release();
    for (const one of waiting) expect((await one).status).toBe(200);
    expect((await fetch(`${origin}/api/slow/`)).status).toBe(200);
  });
});

it("P25: a client that has left is in work until its handler has ended", async () => {
  await listen(routes);
  const leaving = new AbortController();
  for (let index = 0; index < LIMIT; index += 1)
    waiting.push(fetch(`${origin}/api/slow/`, leaving));
  await expect.poll(() => reached).toBe(LIMIT);
  leaving.abort();
  await Promise.allSettled(waiting);
  expect((await fetch(`${origin}/api/slow/`)).status).toBe(503);
  release();
  await expect.poll(async () => (await fetch(`${origin}/api/slow/`)).status).toBe(200);
});
