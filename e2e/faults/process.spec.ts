import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { environmentOf, freePort, freshDataDir, TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { startPostgres } from "./kit/postgres";

/** Starts a server that is expected to end by itself. */
async function startAndEnd(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<{ code: number | null; ms: number; errors: string }> {
  const began = performance.now();
  const child = spawn(process.execPath, ["dist/server.js"], {
    env: { ...environmentOf(await freePort(), dataDir, {}), ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const code = await new Promise<number | null>((done) => child.once("exit", done));
  return { code, ms: performance.now() - began, errors };
}

test("P24 I15: a second process on the embedded folder is refused in three seconds", async () => {
  const server = await TestServer.start();
  const bookings = async (): Promise<number> =>
    (await (await server.signIn("driver")).get("/api/bookings/")).body.count;
  const before = await bookings();
  const second = await startAndEnd(server.dataDir);
  expect(second).toMatchObject({ code: 1, errors: expect.stringContaining(String(server.pid)) });
  expect(second.ms).toBeLessThan(3000);
  expect(await bookings()).toBe(before);
  await server.crash();
  await server.restart();
  expect(await bookings(), "after a crash the folder is free").toBe(before);
  await server.stop();
  server.dispose();
});

test("a first start that was cut short leaves no half of a database", async () => {
  const dataDir = freshDataDir(false);
  mkdirSync(join(dataDir, "pg.new"));
  writeFileSync(join(dataDir, "pg.new", "half"), "");
  const server = await TestServer.start({ dataDir });
  expect(await server.stop()).toBe(0);
  const inside = readdirSync(dataDir);
  expect(inside).toContain("pg");
  expect(inside).not.toContain("pg.new");
  expect(readdirSync(join(dataDir, "pg"))).not.toContain("half");
  rmSync(dataDir, { recursive: true });
});

const strong = "k".repeat(16) + "w".repeat(20);
for (const [name, env, variable] of [
  ["no secret", { NEXTAUTH_SECRET: "" }, "NEXTAUTH_SECRET"],
  ["a known secret", { NEXTAUTH_SECRET: "changeme-".repeat(4) }, "NEXTAUTH_SECRET"],
  [
    "a public address without https",
    { NEXTAUTH_SECRET: strong, NEXTAUTH_URL: "http://parkmate.example" },
    "NEXTAUTH_URL",
  ],
] as const)
  test(`X01 S25: production refuses ${name} and names the variable only`, async () => {
    const { code, errors } = await startAndEnd(freshDataDir(false), {
      APP_ENV: "production",
      ...env,
    });
    expect(code).toBe(78);
    expect(errors).toContain(variable);
    for (const value of Object.values(env).filter((one) => one !== ""))
      expect(errors).not.toContain(value);
  });

test("R4 S25: production refuses a database with demo accounts", async () => {
  const dataDir = freshDataDir(true);
  const { code, errors } = await startAndEnd(dataDir, {
    APP_ENV: "production",
    NEXTAUTH_SECRET: strong,
    NEXTAUTH_URL: "https://parkmate.example",
    RATE_LIMIT_FACTOR: "1",
  });
  expect([code, errors]).toEqual([78, expect.stringContaining("demo accounts")]);
  rmSync(dataDir, { recursive: true });
});

test("R5: the first answer of a new node shows no lag", async () => {
  const server = await TestServer.start({ dataDir: freshDataDir(false) });
  expect((await server.guest.get("/api/health/")).body.worker.lag_s).toBeLessThan(5);
  await server.crash();
});

test("P26: on SIGTERM health says draining, clients are told, the exit code is 0", async () => {
  const server = await TestServer.start({ env: { DRAIN_WAIT_MS: "1500" } });
  const socket = await (await server.signIn("driver")).connect();
  const ended = server.stop();
  await sleep(300);
  expect(await server.guest.get("/api/health/")).toMatchObject({
    status: 503,
    body: { status: "draining", failing: ["draining"] },
  });
  expect((await server.guest.get("/api/health/live/")).status).toBe(200);
  expect((await socket.wait("server_restart")).retry_in_ms).toBeGreaterThan(0);
  expect(await ended).toBe(0);
  server.dispose();
});

test("R2 P26: slow clients do not keep a node from its end in 15 s", async () => {
  const server = await TestServer.start();
  const driver = await server.signIn("driver");
  const open = (text: string) => {
    const socket = connect(server.port, "127.0.0.1").on("error", () => undefined);
    socket.write(text);
    return socket;
  };
  const head = `Host: x\r\nAuthorization: Bearer ${driver.access}\r\n`;
  const body = "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
  const clients = [
    open("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "),
    open(`POST /api/vehicles HTTP/1.1\r\n${head}${body}`),
    // It never reads its answer.
    open(`GET /api/schema HTTP/1.1\r\n${head}\r\n`).pause(),
    open(`POST /sign-in HTTP/1.1\r\n${head}${body}`),
    open("GET /ws/notifications/ HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"),
  ];
  const socket = await driver.connect();
  await sleep(500);
  const began = performance.now();
  expect(await server.stop()).toBe(0);
  expect(performance.now() - began).toBeLessThan(15_000);
  for (const client of clients) client.destroy();
  socket.close();
  await server.restart();
  expect(await server.stop(), "the folder is free").toBe(0);
  server.dispose();
});

test("P26 X03: without PostgreSQL requests get 503 and the process lives on", async () => {
  const cluster = await startPostgres();
  const server = await TestServer.start({ databaseUrl: await cluster.createDatabase("away") });
  const { pid } = server;
  const driver = await server.signIn("driver");
  expect((await driver.get("/api/bookings/")).status).toBe(200);
  cluster.stop();
  const answer = await driver.get("/api/bookings/");
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBeTruthy();
  expect(JSON.stringify(answer.body)).not.toMatch(/ECONN|postgres|select/i);
  expect(await server.guest.get("/api/health/")).toMatchObject({
    status: 503,
    body: { failing: ["db"] },
  });
  expect([server.pid, server.isRunning]).toEqual([pid, true]);
  await server.crash();
  server.dispose();
});

test("S26: a search longer than two seconds gets 503 and delays nothing else", async () => {
  const cluster = await startPostgres();
  const databaseUrl = await cluster.createDatabase("search");
  const server = await TestServer.start({ databaseUrl });
  const driver = await server.signIn("driver");
  const search = () => driver.get("/api/notifications/?search=gate");
  expect((await search()).status).toBe(200);
  const other = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await other.begin(async (tx) => {
    await tx`lock table notifications in access exclusive mode`;
    const began = performance.now();
    const slow = search();
    expect((await driver.get("/api/vehicles/")).status).toBe(200);
    expect(performance.now() - began, "the other request").toBeLessThan(1900);
    const { status, body, headers } = await slow;
    expect([status, body.code]).toEqual([503, "search_timeout"]);
    expect(headers.has("retry-after")).toBe(true);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
  expect((await search()).status).toBe(200);
  await other.end();
  await server.crash();
  server.dispose();
  cluster.stop();
});
