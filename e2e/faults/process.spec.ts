import { spawn } from "node:child_process";
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { Client, request } from "../fixtures/client";
import { environmentOf, freePort, freshDataDir, TestServer } from "../fixtures/server";
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

test("P24 I15: a second process on the embedded folder is refused within three seconds and names the first", async () => {
  const server = await TestServer.start();
  const before = (
    await (await Client.signIn(server.url, "driver@parkmate.test")).get("/api/bookings/")
  ).body.count;
  const second = await startAndEnd(server.dataDir);
  expect(second).toMatchObject({ code: 1, errors: expect.stringContaining(String(server.pid)) });
  expect(second.ms).toBeLessThan(3000);
  expect(
    (await (await Client.signIn(server.url, "driver@parkmate.test")).get("/api/bookings/")).body
      .count,
  ).toBe(before);
  await server.crash();
  await server.restart();
  expect(server.isRunning).toBe(true);
  await server.stop();
  server.dispose();
});

test("X01 S25: production refuses weak settings and names the variable, never its value", async () => {
  for (const [env, name] of [
    [{ NEXTAUTH_SECRET: "" }, "NEXTAUTH_SECRET"],
    [{ NEXTAUTH_SECRET: "changeme-changeme-changeme-changeme" }, "NEXTAUTH_SECRET"],
    [
      { NEXTAUTH_SECRET: "k".repeat(16) + "w".repeat(20), NEXTAUTH_URL: "http://parkmate.example" },
      "NEXTAUTH_URL",
    ],
  ] as const) {
    const { code, errors } = await startAndEnd(freshDataDir(false), {
      APP_ENV: "production",
      ...env,
    });
    expect(code).toBe(78);
    expect(errors).toContain(name);
    expect(errors).not.toContain("changeme-changeme");
  }
});

test("P26: SIGTERM drains: health says so, clients are told, exit code 0", async () => {
  const server = await TestServer.start({ env: { DRAIN_WAIT_MS: "1500" } });
  const driver = await Client.signIn(server.url, "driver@parkmate.test");
  const socket = await driver.connect();
  const ended = server.stop();
  await new Promise((done) => setTimeout(done, 300));
  expect(await request(server.url, "GET", "/api/health/")).toMatchObject({
    status: 503,
    body: { status: "draining", failing: ["draining"] },
  });
  expect((await request(server.url, "GET", "/api/health/live/")).status).toBe(200);
  expect((await socket.wait("server_restart")).retry_in_ms).toBeGreaterThan(0);
  expect(await ended).toBe(0);
  server.dispose();
});

test("P26 X03: PostgreSQL gone: 503 with Retry-After and no driver text, and the process lives on", async () => {
  const cluster = await startPostgres();
  const server = await TestServer.start({ databaseUrl: await cluster.createDatabase("away") });
  const { pid } = server;
  const driver = await Client.signIn(server.url, "driver@parkmate.test");
  expect((await driver.get("/api/bookings/")).status).toBe(200);
  await cluster.stop();
  const answer = await driver.get("/api/bookings/");
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBeTruthy();
  expect(JSON.stringify(answer.body)).not.toMatch(/ECONN|postgres|select/i);
  expect(await request(server.url, "GET", "/api/health/")).toMatchObject({
    status: 503,
    body: { failing: ["db"] },
  });
  expect(server.pid).toBe(pid);
  expect(server.isRunning).toBe(true);
  await server.crash();
  server.dispose();
});

test("S26: a search that the database cannot answer in two seconds ends with 503, and holds up nothing else", async () => {
  const cluster = await startPostgres();
  const databaseUrl = await cluster.createDatabase("search");
  const server = await TestServer.start({ databaseUrl });
  const driver = await Client.signIn(server.url, "driver@parkmate.test");
  const search = () => driver.get("/api/notifications/?search=gate");
  expect((await search()).status).toBe(200);
  const other = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await other.begin(async (tx) => {
    await tx`lock table notifications in access exclusive mode`;
    const began = performance.now();
    const [slow, quick] = await Promise.all([search(), driver.get("/api/vehicles/")]);
    expect([slow.status, slow.body.code, slow.headers.has("retry-after")]).toEqual([
      503,
      "search_timeout",
      true,
    ]);
    expect(quick.status).toBe(200);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
  expect((await search()).status).toBe(200);
  await other.end();
  await server.crash();
  server.dispose();
  await cluster.stop();
});
