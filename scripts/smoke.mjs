// Starts the production build with demo data on a free port, opens a page, books a slot through the
// API and stops the server. The exit code is 0 when all of it works.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const READY_MS = 150_000;

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  return port;
}

async function untilReady(base, server) {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    assert.equal(server.exitCode, null, "the server ended while starting");
    const answer = await fetch(`${base}/api/health/`).catch(() => null);
    if (answer?.status === 200) return;
    await sleep(200);
  }
  assert.fail("the server was not ready in time");
}

async function book(base) {
  const call = async (method, path, token, body) => {
    const answer = await fetch(base + path, {
      method,
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: body && JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const login = { email: "driver@parkmate.test", password: "demo1234" };
  const { access } = (await call("POST", "/api/token/", "", login)).body;
  const lot = (await call("GET", "/api/lots/?q=Lot+A", access)).body.results[0];
  const slots = (await call("GET", `/api/lots/${lot.id}/slots/`, access)).body;
  const slot = slots.find((one) => one.state === "available");
  const wanted = { slot: slot.id, minutes: 30 };
  const quote = (await call("POST", "/api/bookings/quote/", access, wanted)).body;
  const payment = { vehicle_number: "KL-08-AZ-1234", payment_method: "card" };
  const made = { quote_id: quote.quote_id, ...payment };
  return call("POST", "/api/bookings/", access, made);
}

const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const dataDir = mkdtempSync(join(tmpdir(), "parkmate-smoke-"));
const server = spawn(process.execPath, ["dist/server.js"], {
  env: {
    ...process.env,
    NODE_ENV: "production",
    APP_ENV: "demo",
    PORT: String(port),
    PARKMATE_DATA_DIR: dataDir,
    LOG_LEVEL: "warn",
    DRAIN_WAIT_MS: "0",
  },
  stdio: "inherit",
});
try {
  await untilReady(base, server);
  const page = await fetch(`${base}/sign-in`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /Sign in/);
  const booking = await book(base);
  assert.equal(booking.status, 201, JSON.stringify(booking.body));
  server.kill("SIGTERM");
  const [code] = await once(server, "exit");
  assert.equal(code, 0, "the exit code of a stopped server is 0");
  console.log(`Smoke test passed on Node ${process.version}.`);
} finally {
  if (server.exitCode === null) server.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
}
