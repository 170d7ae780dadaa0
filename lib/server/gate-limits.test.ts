import { request as httpRequest, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contract } from "@/lib/testing/contracts";
import { createGate } from "./gate";
import { createHttpServer } from "./http-server";

const gate = createGate([contract("GET", "/api/notifications")]);
/** Stands for Next: answers with what the gate has let through. */
const server: Server = createHttpServer((request, response) => {
  if (gate(request, response)) return;
  response.end(JSON.stringify({ url: request.url, headers: request.headers }));
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => void server.close(resolve)));

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}
/** Sends a target as it is; `fetch` would repair it. */
function send(
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: "127.0.0.1", path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () =>
        resolve({ status: response.statusCode!, headers: response.headers, text }),
      );
    });
    request.on("error", reject).end();
  });
}
const refused = async (...sent: Parameters<typeof send>) => {
  const { status, headers, text } = await send(...sent);
  return { status, headers, problem: JSON.parse(text) as Record<string, unknown> };
};

describe("R7: pages", () => {
  it.each(["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])("%s → 405", async (method) => {
    const answer = await refused("/find", { method });
    expect(answer).toMatchObject({ status: 405, problem: { code: "method_not_allowed" } });
    expect(answer.headers).toMatchObject({ allow: "GET, HEAD", connection: "close" });
  });

  it.each<[string, Record<string, string>]>([
    ["a length", { "content-length": "1" }],
    ["chunks", { "transfer-encoding": "chunked" }],
  ])("a body with %s → 400, and the connection ends", async (_name, headers) => {
    const answer = await refused("/find", { headers });
    expect(answer).toMatchObject({ status: 400, problem: { code: "unexpected_body" } });
    expect(answer.headers.connection).toBe("close");
  });

  it.each([
    ["/find", 101, 431],
    ["/api/notifications/", 101, 431],
    ["/find", 90, 200],
  ])("%s with %i headers → %i", async (path, count, status) => {
    const headers = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`x-header-${index}`, "1"]),
    );
    expect((await send(path, { headers })).status).toBe(status);
  });
});

describe("R7: next-auth", () => {
  it.each([
    ["GET", "csrf"],
    ["GET", "session"],
    ["HEAD", "session"],
    ["POST", "callback/credentials"],
    ["POST", "signout"],
  ])("%s %s goes on", async (method, action) =>
    expect((await send(`/api/auth/${action}`, { method })).status).toBe(200),
  );
  it.each(["nothing", "signin/google", "callback/google", "verify-request", "csrf/more"])(
    "has no %s",
    async (action) =>
      expect(await refused(`/api/auth/${action}`)).toMatchObject({
        status: 404,
        problem: { code: "not_found" },
      }),
  );
  it.each([
    ["DELETE", "session", "GET, POST"],
    ["GET", "callback/credentials", "POST"],
    ["TRACE", "csrf", "GET"],
  ])("%s %s → 405", async (method, action, allow) => {
    const answer = await send(`/api/auth/${action}`, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe(allow);
  });
});
