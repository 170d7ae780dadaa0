import { io } from "socket.io-client";
import { type ApiResponse, emailOf, PASSWORD } from "../fixtures/client";
import { NOTIFICATIONS } from "../fixtures/paths";
import { PlainSocket } from "../fixtures/plain-socket";
import { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { expect, test as base } from "../fixtures/test";
import { SOCKET_PATH } from "../fixtures/test-socket";

/** A server with its rate limits on; that of the other tests has none. */
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

/** Signs in from an address that the trusted proxy names; each test has addresses of its own. */
const signIn = (server: TestServer, name: string, password: string, ip: string) =>
  server.guest.post("/api/token/", { email: emailOf(name), password }, { "X-Forwarded-For": ip });
const guess = (server: TestServer, name: string, ip: string) =>
  signIn(server, name, "a wrong guess", ip);
const waitOf = (answer: ApiResponse) => Number(answer.headers.get("retry-after"));

test("S15: after five wrong passwords an account waits, but not from elsewhere", async ({
  limited,
}) => {
  const ip = "203.0.113.1";
  for (let count = 1; count <= 5; count += 1)
    expect((await guess(limited, "driver", ip)).status, `guess ${count}`).toBe(401);
  const sixth = await guess(limited, "driver", "203.0.113.77");
  expect(sixth, "from the same network").toMatchObject({
    status: 429,
    body: { code: "throttled" },
  });
  expect(waitOf(sixth)).toBeGreaterThan(0);
  expect((await signIn(limited, "driver", PASSWORD, ip)).status, "the right one").toBe(429);
  const elsewhere = await signIn(limited, "driver", PASSWORD, "198.51.100.1");
  expect(elsewhere.status, "from elsewhere").toBe(200);
});

test("S15: a wrong password after the wait makes the next wait longer", async ({ limited }) => {
  const ip = "203.0.117.1";
  for (let count = 1; count <= 5; count += 1) await guess(limited, "owner2", ip);
  expect(waitOf(await guess(limited, "owner2", ip))).toBe(1);
  await sleep(1100);
  expect((await guess(limited, "owner2", ip)).status).toBe(401);
  expect(waitOf(await guess(limited, "owner2", ip))).toBe(2);
});

test("S15: of fifteen simultaneous guesses five are tried", async ({ limited }) => {
  const answers = await Promise.all(
    Array.from({ length: 15 }, () => guess(limited, "owner", "203.0.114.1")),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([
    ...Array<number>(5).fill(401),
    ...Array<number>(10).fill(429),
  ]);
});

test("S15: a success resets an account's failures; an address has twenty a minute", async ({
  limited,
}) => {
  const ip = "203.0.115.1";
  const failTimes = async (count: number, nameOf: (index: number) => string) => {
    for (let index = 0; index < count; index += 1)
      expect((await guess(limited, nameOf(index), ip)).status, nameOf(index)).toBe(401);
  };
  await failTimes(4, () => "staff");
  expect((await signIn(limited, "staff", PASSWORD, ip)).status).toBe(200);
  await failTimes(4, () => "staff");
  await failTimes(12, (index) => `nobody${index}`);
  expect((await signIn(limited, "admin", PASSWORD, ip)).status, "after twenty").toBe(429);
});

interface Handshake {
  code: string;
  retry_after?: number;
}

/** Opens a socket from this address. Returns the code of its refusal, or "accepted". */
const handshake = (server: TestServer, ip: string, auth = {}) =>
  new Promise<Handshake>((done) => {
    const socket = io(server.url, {
      path: SOCKET_PATH,
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      auth,
      extraHeaders: { "X-Forwarded-For": ip },
    });
    const end = (outcome: Handshake) => {
      done(outcome);
      socket.close();
    };
    socket.once("connect_error", (error: Error & { data?: Handshake }) => end(error.data!));
    socket.once("connection_established", () => end({ code: "accepted" }));
  });

test("S13: an address has fifty refused handshakes a minute; valid ones pass", async ({
  limited,
}) => {
  const driver = await limited.signIn("driver2");
  const ip = "203.0.116.1";
  for (let count = 1; count <= 50; count += 1)
    expect((await handshake(limited, ip)).code, `handshake ${count}`).toBe("unauthenticated");
  const refused = await handshake(limited, ip);
  expect(refused.code).toBe("rate_limited");
  expect(refused.retry_after, "what is left of the minute").toBeGreaterThan(30);
  const token = await driver.wsToken();
  expect((await handshake(limited, ip, { token })).code, "a valid token").toBe("accepted");
  const plain = await PlainSocket.dial(limited.url, { headers: { "X-Forwarded-For": ip } });
  expect([await plain.closeCode(), plain.frames[0].code]).toEqual([4008, "rate_limited"]);
  expect((await handshake(limited, "203.0.116.2")).code, "elsewhere").toBe("unauthenticated");
  (await driver.connect()).close();
});

test("N12: a person has ten test alerts an hour", async ({ limited }) => {
  const [joy, ben] = [await limited.signIn("driver2"), await limited.signIn("admin2")];
  const alert = { level: "info" };
  for (let count = 1; count <= 10; count += 1)
    expect((await joy.post(`${NOTIFICATIONS}test/`, alert)).status, `alert ${count}`).toBe(200);
  const eleventh = await joy.post(`${NOTIFICATIONS}test/`, alert);
  expect(eleventh).toMatchObject({ status: 429, body: { code: "throttled" } });
  expect(waitOf(eleventh)).toBeGreaterThan(3000);
  expect((await ben.post(`${NOTIFICATIONS}test/`, alert)).status, "another person").toBe(200);
});

test("S14 S24: next-auth's own paths have our headers and our limit of a body", async ({
  guest,
  server,
}) => {
  const providers = await guest.get("/api/auth/providers");
  expect(providers.status).toBe(200);
  expect(providers.headers.get("x-content-type-options")).toBe("nosniff");
  expect(providers.headers.get("cache-control")).toContain("no-store");
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  const large = `email=${"x".repeat(70_000)}`;
  expect((await guest.post("/api/auth/callback/credentials", large, form)).status).toBe(413);
  const chunked = await fetch(`${server.url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: form,
    body: new Blob([large]).stream(),
    duplex: "half",
  } as RequestInit);
  expect(chunked.status).toBe(413);
});

test("S15: a password of 60,000 characters is refused like a wrong one", async ({ guest }) => {
  const { body, headers } = await guest.get("/api/auth/csrf");
  const Cookie = headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const form = new URLSearchParams({
    csrfToken: body.csrfToken,
    email: emailOf("driver"),
    password: "x".repeat(60_000),
    json: "true",
  });
  const answer = await guest.post("/api/auth/callback/credentials", form.toString(), {
    "Content-Type": "application/x-www-form-urlencoded",
    Cookie,
  });
  expect(answer.status).toBe(401);
});
