import { EventEmitter } from "node:events";
import {
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { vitals } from "@/lib/core/vitals";
import { MAX_BODY_BYTES } from "@/lib/http/body";
import { withEnv } from "@/lib/testing/environment";
import { contract } from "@/lib/testing/contracts";
import { createGate, guardUpgrade } from "./gate";
import { createHttpServer } from "./http-server";

const gate = createGate([
  contract("GET", "/api/notifications"),
  contract("GET", "/api/notifications/unread"),
  contract("GET", "/api/notifications/{id}"),
  contract("DELETE", "/api/notifications/{id}"),
  contract("POST", "/api/bookings"),
]);
/** Stands for Next: answers with what the gate has let through. */
const server: Server = createHttpServer((request, response) => {
  if (gate(request, response)) return;
  response.end(JSON.stringify({ url: request.url, headers: request.headers }));
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => void server.close(resolve)));
afterEach(() => {
  vitals.isDraining = false;
});

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
/** What Next would have got. */
const passed = async (...sent: Parameters<typeof send>) =>
  JSON.parse((await send(...sent)).text) as { url: string; headers: Record<string, string> };
const refused = async (...sent: Parameters<typeof send>) => {
  const { status, headers, text } = await send(...sent);
  return { status, headers, problem: JSON.parse(text) as Record<string, unknown> };
};

describe("paths of the API", () => {
  it.each([
    ["/api/notifications", "/api/notifications"],
    ["/api/notifications/", "/api/notifications"],
    ["/api/notifications/?page=2", "/api/notifications?page=2"],
    ["/api/notifications/0192/", "/api/notifications/0192"],
    ["/api/v1/drf/notifications/notifications/?page=2", "/api/notifications?page=2"],
    ["/api/v1/drf/notifications/notifications/unread/", "/api/notifications/unread"],
  ])("%s reaches %s, and remembers how it was called", async (called, url) => {
    const { url: seen, headers } = await passed(called);
    expect(seen).toBe(url);
    expect(headers["x-parkmate-path"]).toBe(called);
  });

  it.each([
    "/api",
    "/api/",
    "/api/nothing",
    "/api/bookings/7/8",
    "/api/v1/drf/notifications/users/",
  ])("%s → 404", async (path) =>
    expect(await refused(path)).toMatchObject({
      status: 404,
      problem: { code: "not_found", instance: path },
    }),
  );

  it.each([
    ["POST", "/api/notifications/", "GET"],
    ["DELETE", "/api/notifications/unread/", "GET"],
    ["PATCH", "/api/notifications/0192/", "GET, DELETE"],
    ["OPTIONS", "/api/bookings/", "POST"],
    ["TRACE", "/api/bookings/", "POST"],
    ["HEAD", "/api/bookings/", "POST"],
  ])("%s %s → 405, with the methods that there are", async (method, path, allow) => {
    const answer = await send(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe(allow);
  });

  it("H99: allow no other origin", async () => {
    const headers = { origin: "https://evil.example" };
    const answer = await send("/api/bookings/", { method: "OPTIONS", headers });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual(
      [],
    );
  });

  it("take HEAD for GET, and refuse it without a body", async () => {
    expect((await send("/api/notifications/", { method: "HEAD" })).status).toBe(200);
    expect(await send("/api/nothing/", { method: "HEAD" })).toMatchObject({
      status: 404,
      text: "",
    });
  });
});

describe("S14: what is too large or malformed", () => {
  it("H07: a body over the limit → 413, before it is sent", async () => {
    const headers = { "content-length": String(MAX_BODY_BYTES + 1) };
    for (const path of ["/api/bookings/", "/api/auth/callback/credentials"]) {
      const answer = await refused(path, { method: "POST", headers: { ...headers } });
      expect(answer).toMatchObject({ status: 413, problem: { code: "too_large" } });
      expect(answer.headers.connection).toBe("close");
    }
  });

  it.each([
    ["an address over 8 KiB", `/${"x".repeat(8192)}`, 414, "uri_too_long"],
    ["a path that looks like a host", "//evil.example/", 400, "bad_target"],
    ["a backslash", "/\\evil.example", 400, "bad_target"],
    ["an absolute address", "http://evil.example/", 400, "bad_target"],
    ["a broken encoding", "/api/notifications/?q=%E0%A4%A", 400, "malformed_query"],
  ])("%s → refused", async (_, path, status, code) =>
    expect(await refused(path)).toMatchObject({ status, problem: { code } }),
  );
});

describe("S29: headers", () => {
  it.each([
    ["x-parkmate-ip", "203.0.113.9"],
    ["x-parkmate-path", "/admin"],
    ["x-middleware-subrequest", "middleware"],
    ["x-nextjs-data", "1"],
    ["next-resume", "1"],
    ["x-user-id", "admin"],
    ["x-nonce", "guessed"],
    ["content-security-policy", "none"],
    ["x-http-method-override", "DELETE"],
    ["x-forwarded-for", "203.0.113.9"],
    ["x-forwarded-host", "evil.example"],
    ["forwarded", "for=203.0.113.9"],
  ])("%s of a client never arrives", async (name, value) => {
    for (const path of ["/", "/api/notifications/"])
      expect((await passed(path, { headers: { [name]: value } })).headers[name]).not.toBe(value);
  });

  it("H97: carry the connection's address, or the one that a trusted proxy forwards", async () => {
    const headers = { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https" };
    const direct = await passed("/api/notifications/", { headers });
    expect(direct.headers).toMatchObject({
      "x-parkmate-ip": "127.0.0.1",
      "x-parkmate-protocol": "http",
    });
    await withEnv({ TRUSTED_PROXIES: "127.0.0.1" }, async () => {
      const proxied = await passed("/api/notifications/", { headers });
      expect(proxied.headers).toMatchObject({
        "x-parkmate-ip": "203.0.113.9",
        "x-parkmate-protocol": "https",
      });
    });
  });

  it("name the request: with the client's id, when it is one", async () => {
    const idFor = async (given: string) =>
      (await send("/", { headers: { "x-request-id": given } })).headers["x-request-id"];
    expect(await idFor("trace-0123")).toBe("trace-0123");
    expect(await idFor("a b")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idFor("x".repeat(65))).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("S23: give each page a policy with its own nonce", async () => {
    const policyOf = (answer: Answer) => String(answer.headers["content-security-policy"]);
    const [one, two] = [policyOf(await send("/")), policyOf(await send("/"))];
    expect(one).toContain("frame-ancestors 'none'");
    const nonce = /'nonce-([^']+)'/.exec(one)![1]!;
    expect(two).not.toContain(nonce);
    const page = await send("/find?q=a");
    const { headers } = JSON.parse(page.text) as { headers: Record<string, string> };
    expect(policyOf(page)).toContain(`'nonce-${headers["x-nonce"]}'`);
    expect(headers["x-parkmate-page"]).toBe("/find?q=a");
  });

  it("S24: insist on https only where the product is served so", async () => {
    const strict = async () =>
      (await send("/api/notifications/")).headers["strict-transport-security"];
    expect(await strict()).toBeUndefined();
    await withEnv({ NEXTAUTH_URL: "https://parkmate.example" }, async () =>
      expect(await strict()).toBe("max-age=31536000; includeSubDomains"),
    );
  });

  it("give next-auth's answers what ours have", async () =>
    expect((await send("/api/auth/session")).headers["cache-control"]).toBe("private, no-store"));

  it("P26: end connections while the node drains", async () => {
    vitals.isDraining = true;
    expect((await send("/")).headers.connection).toBe("close");
  });
});

describe("H93: an upgrade", () => {
  function upgrade(url: string, isNextReady = true, rawHeaders: string[] = []) {
    const outcome = { isClosed: false, isWithNext: false };
    const next = new EventEmitter();
    if (isNextReady) next.on("upgrade", () => (outcome.isWithNext = true));
    const socket = { destroy: () => (outcome.isClosed = true) };
    guardUpgrade(next)(
      { url, rawHeaders } as IncomingMessage,
      socket as unknown as Duplex,
      Buffer.alloc(0),
    );
    return outcome;
  }

  it.each(["/ws/notifications/", "/ws/notifications/?token=x"])("of %s goes on, past Next", (url) =>
    expect(upgrade(url)).toEqual({ isClosed: false, isWithNext: false }),
  );
  it("R7: with more than a hundred headers ends", () =>
    expect(upgrade("/ws/notifications/", true, Array<string>(202).fill("x")).isClosed).toBe(true));
  it("of hot reloading goes to Next, as soon as Next takes it", () => {
    expect(upgrade("/_next/hmr")).toEqual({ isClosed: false, isWithNext: true });
    expect(upgrade("/_next/hmr", false).isClosed).toBe(true);
  });
  it.each(["/", "/api/bookings", "/ws", "/ws/other/", "http://127.0.0.1:6379/"])(
    "of %s ends",
    (url) => expect(upgrade(url)).toEqual({ isClosed: true, isWithNext: false }),
  );
});
