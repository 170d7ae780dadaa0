import { Agent, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contract } from "@/lib/testing/contracts";
import type { RouteHandler } from "./api-routes";
import { createGate } from "./gate";
import { createHttpServer } from "./http-server";
import { createApiServer } from "./serve-api";

const LONG = "parking ".repeat(400);

const echo: RouteHandler = async (request, { params }) =>
  Response.json({
    url: new URL(request.url).pathname + new URL(request.url).search,
    method: request.method,
    address: request.headers.get("x-parkmate-ip"),
    params: await params,
    body: await request.text(),
  });
const broken = () =>
  new ReadableStream({
    pull(controller) {
      controller.error(new Error("the export broke"));
    },
  });

const routes = new Map([
  ["/api/echo/{id}", { GET: echo, POST: echo }],
  ["/api/long", { GET: () => Promise.resolve(new Response(LONG)) }],
  ["/api/refused", { POST: () => Promise.resolve(new Response(null, { status: 401 })) }],
  ["/api/unsendable", { GET: () => Promise.reject(new Error("a handler that throws")) }],
  ["/api/broken", { GET: () => Promise.resolve(new Response(broken())) }],
]);
const gate = createGate(
  [
    contract("GET", "/api/echo/{id}"),
    contract("POST", "/api/echo/{id}"),
    contract("GET", "/api/long"),
    contract("GET", "/api/broken"),
    contract("POST", "/api/refused"),
    contract("GET", "/api/unsendable"),
    contract("GET", "/api/elsewhere"),
  ],
  createApiServer(routes),
);
/** What Next stands for answers 418. */
const server: Server = createHttpServer((request, response) => {
  if (!gate(request, response)) response.writeHead(418).end();
});
let origin: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => void server.close(resolve)));

it("passes a request to the handler of its route file", async () => {
  const answer = await fetch(`${origin}/api/echo/a%20b/?page=2`, {
    method: "POST",
    body: "hello",
    headers: { "X-Parkmate-Ip": "6.6.6.6" },
  });
  expect(await answer.json()).toEqual({
    url: "/api/echo/a%20b?page=2",
    method: "POST",
    address: "127.0.0.1",
    params: { id: "a b" },
    body: "hello",
  });
});

it("answers HEAD by the handler of GET, without a body", async () => {
  const answer = await fetch(`${origin}/api/long`, { method: "HEAD" });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe("");
});

it("leaves what has no route file to Next", async () => {
  expect((await fetch(`${origin}/api/elsewhere`)).status).toBe(418);
});

it.each(["gzip", "br"])("compresses long answers with %s", async (encoding) => {
  const answer = await fetch(`${origin}/api/long`, { headers: { "Accept-Encoding": encoding } });
  expect(answer.headers.get("content-encoding")).toBe(encoding);
  expect(await answer.text()).toBe(LONG);
});

it("aborts a response that fails halfway instead of ending it normally", async () => {
  await expect(fetch(`${origin}/api/broken`).then((answer) => answer.text())).rejects.toThrow();
});

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
afterAll(() => agent.destroy());
/** Sends over one connection; a body goes in chunks. Returns the status. */
const send = (path: string, { body, headers = {} }: { body?: Buffer; headers?: object } = {}) =>
  new Promise<number>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const method = body ? "POST" : "GET";
    const options = { port, host: "127.0.0.1", path, method, agent, headers: { ...headers } };
    const request = httpRequest(options, (response) => {
      response.resume().on("end", () => resolve(response.statusCode!));
    });
    request.on("error", reject);
    if (body) request.write(body);
    request.end();
  });

it("answers the next request of a connection after a long body that nobody read", async () => {
  expect(await send("/api/refused", { body: Buffer.alloc(300_000) })).toBe(401);
  expect(await send("/api/long")).toBe(200);
});

it.each(["a b/c", "parkmate.test/x?role=admin"])("refuses the host %s with 400", async (Host) => {
  expect(await send("/api/long", { headers: { Host } })).toBe(400);
});

it("answers 500 when a handler's answer cannot be sent", async () => {
  expect(await send("/api/unsendable")).toBe(500);
});
