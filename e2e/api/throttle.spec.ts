import { io } from "socket.io-client";
import { Client, request } from "../fixtures/client";
import { PlainSocket } from "../fixtures/plain-socket";
import { TestServer } from "../fixtures/server";
import { expect, test as base } from "../fixtures/test";

/** A server with its limits on; the others of the suite have none. */
const test = base.extend<object, { limited: TestServer }>({
  limited: [
    async ({}, use) => {
      const server = await TestServer.start({
        env: { RATE_LIMIT_FACTOR: "1", TRUSTED_PROXIES: "127.0.0.0/8,::1" },
      });
      await use(server);
      await server.stop();
      server.dispose();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

/** Tries a password from an address of the test's own, which the trusted proxy names. */
const signIn = (server: TestServer, email: string, password: string, ip: string) =>
  request(server.url, "POST", "/api/token/", { email, password }, { "X-Forwarded-For": ip });
const guess = (server: TestServer, email: string, ip: string) =>
  signIn(server, email, "a wrong guess", ip);
const statuses = (answers: { status: number }[]) => answers.map((answer) => answer.status).sort();

test("S15: six wrong passwords: five are refused, the sixth has to wait; a new try after the wait counts on", async ({
  limited,
}) => {
  for (let index = 0; index < 5; index += 1)
    expect((await guess(limited, "driver@parkmate.test", "203.0.113.1")).status).toBe(401);
  const sixth = await guess(limited, "driver@parkmate.test", "203.0.113.77");
  expect(sixth).toMatchObject({ status: 429, body: { code: "throttled" } });
  expect(Number(sixth.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(
    (await signIn(limited, "driver@parkmate.test", "demo1234", "203.0.113.1")).status,
    "the right one waits too",
  ).toBe(429);
  expect(
    (await signIn(limited, "driver@parkmate.test", "demo1234", "198.51.100.1")).status,
    "elsewhere its owner signs in",
  ).toBe(200);
  await new Promise((done) => setTimeout(done, 1100));
  expect((await guess(limited, "driver@parkmate.test", "203.0.113.1")).status).toBe(401);
  expect(
    Number(
      (await guess(limited, "driver@parkmate.test", "203.0.113.1")).headers.get("retry-after"),
    ),
  ).toBe(2);
});

test("S15: guesses that come all at once do not all pass", async ({ limited }) => {
  const answers = await Promise.all(
    Array.from({ length: 15 }, () => guess(limited, "owner@parkmate.test", "203.0.114.1")),
  );
  expect(statuses(answers)).toEqual([
    ...Array<number>(5).fill(401),
    ...Array<number>(10).fill(429),
  ]);
});

test("S15: a success forgives; twenty failures a minute are one address's share, successes use none of it", async ({
  limited,
}) => {
  for (let index = 0; index < 4; index += 1)
    await guess(limited, "staff@parkmate.test", "203.0.115.1");
  expect((await signIn(limited, "staff@parkmate.test", "demo1234", "203.0.115.1")).status).toBe(
    200,
  );
  for (let index = 0; index < 4; index += 1)
    expect((await guess(limited, "staff@parkmate.test", "203.0.115.1")).status).toBe(401);
  for (let index = 0; index < 12; index += 1)
    await guess(limited, `nobody${index}@parkmate.test`, "203.0.115.1");
  expect((await signIn(limited, "admin@parkmate.test", "demo1234", "203.0.115.1")).status).toBe(
    429,
  );
});

test("S13: fifty refused handshakes a minute are one address's share; signed-in sockets of others do not care", async ({
  limited,
}) => {
  const driver = await Client.signIn(limited.url, "driver2@parkmate.test");
  const refusal = (ip: string, auth = {}) =>
    new Promise<string>((done) => {
      const socket = io(limited.url, {
        path: "/ws/notifications/",
        transports: ["websocket"],
        reconnection: false,
        forceNew: true,
        auth,
        extraHeaders: { "X-Forwarded-For": ip },
      });
      socket.once("connect_error", (error) => {
        const { code, retry_after } = (
          error as Error & { data: { code: string; retry_after?: number } }
        ).data;
        if (code === "rate_limited") waits.push(retry_after ?? 0);
        done(code);
        socket.close();
      });
      socket.once("connection_established", () => {
        done("welcome");
        socket.close();
      });
    });
  const waits: number[] = [];
  const codes: string[] = [];
  for (let index = 0; index < 51; index += 1) codes.push(await refusal("203.0.116.1"));
  expect(codes.slice(0, 50).every((code) => code === "unauthenticated")).toBe(true);
  expect(codes[50]).toBe("rate_limited");
  expect(waits[0], "what is left of the minute").toBeGreaterThan(30);
  const { ws_token } = (await driver.post("/api/user/ws-token/")).body;
  expect(
    await refusal("203.0.116.1", { token: ws_token }),
    "a good token comes in all the same",
  ).toBe("welcome");
  const plain = await PlainSocket.dial(limited.url, {
    headers: { "X-Forwarded-For": "203.0.116.1" },
  });
  expect([await plain.ended(), plain.frames[0].code]).toEqual([4008, "rate_limited"]);
  expect(await refusal("203.0.116.2")).toBe("unauthenticated");
  (await driver.connect()).close();
});

test("S14 S15: next-auth's own paths keep our body limit and headers", async ({ server }) => {
  const providers = await request(server.url, "GET", "/api/auth/providers");
  expect([providers.status, providers.headers.get("x-content-type-options")]).toEqual([
    200,
    "nosniff",
  ]);
  expect(providers.headers.get("cache-control")).toContain("no-store");
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  const large = `email=${"x".repeat(70_000)}`;
  expect(
    (await request(server.url, "POST", "/api/auth/callback/credentials", large, form)).status,
  ).toBe(413);
  const chunked = await fetch(`${server.url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: form,
    body: new Blob([large]).stream(),
    duplex: "half",
  } as RequestInit);
  expect(chunked.status).toBe(413);
});

test("S15: a password of more than a thousand characters is wrong without being hashed", async ({
  server,
}) => {
  const {
    body: { csrfToken },
    headers,
  } = await request(server.url, "GET", "/api/auth/csrf");
  const form = new URLSearchParams({
    csrfToken,
    email: "driver@parkmate.test",
    password: "x".repeat(60_000),
    json: "true",
  }).toString();
  const cookie = headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  expect(
    (
      await request(server.url, "POST", "/api/auth/callback/credentials", form, {
        "Content-Type": "application/x-www-form-urlencoded",
        Cookie: cookie,
      })
    ).status,
  ).toBe(401);
});
