import { io } from "socket.io-client";
import { PlainSocket } from "../fixtures/plain-socket";
import { TestServer } from "../fixtures/server";
import { emptyDatabase, expect, test } from "../fixtures/test";
import { SOCKET_PATH, TestSocket } from "../fixtures/test-socket";

interface Refusal {
  message: string;
  data?: { code: string; status: number };
}

/** The error of a refused connection; its message is "connected" when it was accepted. */
const refusal = (base: string, options: Parameters<typeof io>[1], path = SOCKET_PATH) =>
  new Promise<Refusal>((done) => {
    const socket = io(base, {
      path,
      transports: ["websocket"],
      reconnection: false,
      forceNew: true,
      ...options,
    });
    socket.once("connect_error", (error: Error & { data?: Refusal["data"] }) => {
      done({ message: error.message, ...(error.data ? { data: error.data } : {}) });
      socket.close();
    });
    socket.once("connect", () => {
      done({ message: "connected" });
      socket.close();
    });
  });

test("J6.1 S2.10 S4.48: with a socket token comes connection_established, then sync", async ({
  as,
}) => {
  const driver = await as("driver");
  const { status, body, headers } = await driver.get("/api/user/ws-token/");
  expect(status).toBe(200);
  expect(body).toMatchObject({ expires_in: 1800, url: SOCKET_PATH });
  expect(headers.get("cache-control")).toContain("no-store");
  const socket = await driver.connect({ last_seq: 0 });
  expect(await socket.wait("connection_established")).toMatchObject({
    type: "connection_established",
    message: "Connected successfully as Arun Nair",
    user_id: driver.user.id,
  });
  expect(await socket.wait("sync")).toMatchObject({ type: "sync", reset: false });
  socket.close();
});

test("J6.1 S2.25: in ?token= a login token is refused, a socket token is accepted", async ({
  as,
  server,
}) => {
  const driver = await as("driver");
  const byLogin = await refusal(server.url, { query: { token: driver.access } });
  expect(byLogin.data).toMatchObject({ code: "use_ws_token", status: 403 });
  const token = await driver.wsToken();
  (await TestSocket.open(server.url, {}, { query: { token } })).close();
});

test("J6.1 S2.6: an expired token is refused, and ends the socket that was opened with it", async ({
  as,
  server,
  advance,
}) => {
  const driver = await as("driver");
  const token = await driver.wsToken();
  const socket = await TestSocket.open(server.url, { token });
  await advance(1801);
  await socket.wait("error", (message) => message.code === "token_expired");
  await expect.poll(() => socket.socket.connected).toBe(false);
  expect((await refusal(server.url, { auth: { token } })).data).toMatchObject({
    code: "token_expired",
    status: 403,
  });
  await advance(-1801);
});

test("S2.35: auth_refresh keeps a socket open beyond the end of its first token", async ({
  as,
  advance,
}) => {
  const joy = await as("driver2");
  const first = await joy.wsToken();
  const socket = await joy.connect();
  await advance(1750);
  await socket.wait("token_expiring");
  const later = await as("driver2");
  const next = (await later.get("/api/user/ws-token/")).body;
  expect(next.ws_token).not.toBe(first);
  expect(await socket.ask("auth_refresh", { token: next.ws_token })).toMatchObject({
    ok: true,
    expires_at: next.expires_at,
  });
  expect(await socket.ask("auth_refresh", { token: "x".repeat(43) })).toMatchObject({
    ok: false,
    error: { code: "unauthenticated" },
  });
  expect(await socket.ask("auth_refresh", { token: later.access })).toMatchObject({
    ok: false,
    error: { code: "token_wrong_kind" },
  });
  await advance(120);
  expect(await socket.ask("ping", { timestamp: 7 })).toMatchObject({ ok: true });
  await advance(-1870);
  socket.close();
});

test.describe("C6 S11 W01: a connection is refused and the process lives on", () => {
  test.afterEach(async ({ guest }) => {
    expect((await guest.get("/api/health/live/")).status).toBe(200);
  });

  test("without a login, and with an unknown token", async ({ server }) => {
    expect((await refusal(server.url, {})).data).toMatchObject({
      code: "unauthenticated",
      status: 401,
    });
    expect((await refusal(server.url, { auth: { token: "x".repeat(43) } })).data).toMatchObject({
      code: "unauthenticated",
    });
  });

  test("from a foreign Origin, with a valid token", async ({ as, server }) => {
    const token = await (await as("driver")).wsToken();
    const extraHeaders = { Origin: "https://evil.example" };
    const foreign = await refusal(server.url, { auth: { token }, extraHeaders });
    expect(foreign.message).not.toBe("connected");
    expect((await refusal(server.url, { auth: { token } })).message).toBe("connected");
  });

  test("with an id in the path, with a valid token", async ({ as, server }) => {
    const driver = await as("driver");
    const auth = { token: await driver.wsToken() };
    const path = `${SOCKET_PATH}${driver.user.id}/`;
    expect((await refusal(server.url, { auth }, path)).message).not.toBe("connected");
  });
});

test("W03: no token is written into the log, whichever way it came", async () => {
  const server = await TestServer.start({
    ...(await emptyDatabase(`log_${process.pid}`)),
    env: { LOG_LEVEL: "trace" },
  });
  const driver = await server.signIn("driver");
  const token = await driver.wsToken();
  (await TestSocket.open(server.url, { token })).close();
  (await TestSocket.open(server.url, {}, { query: { token } })).close();
  await refusal(server.url, { query: { token: driver.access } });
  (await PlainSocket.open(driver, { token })).close();
  await (await PlainSocket.dial(server.url, { token: driver.access })).closeCode();
  await expect.poll(() => server.log(), "it logs at this level").toContain("socket");
  for (const secret of [token, driver.access]) expect(server.log()).not.toContain(secret);
  await server.stop();
  server.dispose();
});

test("S12 C7: revoking the socket tokens ends their sockets within two seconds", async ({ as }) => {
  const driver = await as("driver");
  const socket = await driver.connect();
  expect((await driver.send("DELETE", "/api/user/ws-token/")).status).toBe(204);
  expect(await socket.wait("force_logout", () => true, 2000)).toMatchObject({
    type: "force_logout",
  });
  await expect.poll(() => socket.socket.connected, { timeout: 2000 }).toBe(false);
});

test("J6.4: bad messages get an error and the socket stays open; the fifth ends it", async ({
  as,
}) => {
  const socket = await (await as("driver")).connect();
  expect(await socket.ask("nonsense", {})).toMatchObject({
    ok: false,
    error: { code: "unknown_event" },
  });
  expect(await socket.ask("mark_read", { notification_id: "1 OR 1=1" })).toMatchObject({
    ok: false,
    error: { code: "invalid" },
  });
  for (let index = 3; index <= 4; index += 1) await socket.ask("nonsense", {});
  expect(await socket.ask("ping", { timestamp: 42 })).toMatchObject({ ok: true });
  expect(await socket.wait("pong")).toMatchObject({ type: "pong", timestamp: 42 });
  socket.socket.emit("nonsense", {});
  await expect.poll(() => socket.socket.connected).toBe(false);
});
