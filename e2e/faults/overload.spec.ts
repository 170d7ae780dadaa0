import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type { Json } from "../fixtures/json";
import { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { registerDrivers } from "./kit/crowd";
import { Follower } from "./kit/follower";
import { isAccepted, LoadProcess, percentile, type Sample } from "./kit/load";
import { startPostgres } from "./kit/postgres";

const OVERLOAD = 5;
const SECONDS = 60;
const HOUR_MS = 3_600_000;
const MAX_ACCEPTED_MS = 1000;
const MAX_REFUSED_MS = 50;
const MAX_HEALTH_MS = 1000;
const MAX_GROWTH_MB = 200;
const RECOVERY_SECONDS = 10;

test(`P25: ${OVERLOAD} times the capacity for ${SECONDS} s is shed, PostgreSQL`, async () => {
  const cluster = await startPostgres();
  const server = await TestServer.start({
    databaseUrl: await cluster.createDatabase("overload"),
    env: { MAX_OPEN_BOOKINGS: "100000", DISPATCH_WAIT_MS: "100" },
  });
  const load = await startLoad(server);
  try {
    await load.run({ lanes: 16, seconds: 8 });
    const calm = await load.run({ lanes: 16, seconds: 8 });
    const capacity = calm.samples.filter(isAccepted).length / 8;
    const owner = await Follower.start(await server.signIn("owner"));
    const [pid, memory, health] = [server.pid, residentMb(server.pid), watchHealth(server)];
    const { samples, bookings } = await load.run({
      perSecond: OVERLOAD * capacity,
      seconds: SECONDS,
    });
    const growth = residentMb(server.pid) - memory;
    const slowestHealth = await health.stop();
    const after = await load.run({ perSecond: capacity / 3, seconds: RECOVERY_SECONDS + 5 });
    const unknown = () => bookings.filter((id) => !owner.bookings.has(id));
    await expect.poll(() => unknown().length, { timeout: 10_000 }).toBe(0);
    await owner.stop();
    const accepted = samples.filter(isAccepted);
    const refused = samples.filter(({ status }) => status === 503 || status === 429);
    const figures = {
      capacity: Math.round(capacity),
      sent: samples.length,
      accepted: accepted.length,
      p99: percentile(accepted, 0.99),
      shed: refused.length,
      shedMedian: percentile(refused, 0.5),
      bookings: bookings.length,
      growth,
      slowestHealth,
      recovered: Math.round(lastTrouble(after.samples)),
    };
    console.log(`P25: ${JSON.stringify(figures)}`);
    expect(samples.length - accepted.length, "all others are 429 or 503").toBe(refused.length);
    expect(accepted.length / SECONDS, "the work goes on").toBeGreaterThan(capacity / 3);
    expect(refused.length, "it was an overload").toBeGreaterThan(samples.length / 2);
    expect(bookings.length).toBeGreaterThan(0);
    expect(figures.p99).toBeLessThanOrEqual(MAX_ACCEPTED_MS);
    expect(figures.shedMedian).toBeLessThanOrEqual(MAX_REFUSED_MS);
    expect(growth).toBeLessThanOrEqual(MAX_GROWTH_MB);
    expect(slowestHealth).toBeLessThanOrEqual(MAX_HEALTH_MS);
    expect(figures.recovered).toBeLessThanOrEqual(RECOVERY_SECONDS * 1000);
    expect([server.pid, server.isRunning]).toEqual([pid, true]);
  } finally {
    load.stop();
    await server.crash();
    server.dispose();
    cluster.stop();
  }
});

async function startLoad(server: TestServer): Promise<LoadProcess> {
  const drivers = await registerDrivers(server.url, 20);
  const { id } = await drivers[0]!.lot("Parking Lot A");
  const slots: Json[] = (await drivers[0]!.get(`/api/lots/${id}/slots/`)).body;
  return LoadProcess.start({
    base: `http://127.0.0.1:${server.port}`,
    drivers: drivers.map(({ access }) => access),
    slots: slots.filter(({ state }) => state === "available").map(({ id }) => id as string),
    start: (await server.guest.now()) + 2 * HOUR_MS,
  });
}

/** Asks for the health twice a second. `stop` returns the longest time an answer took. */
function watchHealth(server: TestServer): { stop: () => Promise<number> } {
  let isStopped = false;
  const watching = (async () => {
    let slowest = 0;
    while (!isStopped) {
      const began = performance.now();
      const { status } = await server.guest.get("/api/health/");
      expect(status).toBe(200);
      slowest = Math.max(slowest, performance.now() - began);
      await sleep(500);
    }
    return Math.round(slowest);
  })();
  return {
    stop: () => {
      isStopped = true;
      return watching;
    },
  };
}

function residentMb(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))!;
  return Math.round(Number(kilobytes) / 1024);
}

/** When the last request was due that was refused, or answered too late; in milliseconds. */
const lastTrouble = (samples: Sample[]): number =>
  Math.max(
    0,
    ...samples
      .filter((sample) => !isAccepted(sample) || sample.ms > MAX_ACCEPTED_MS)
      .map(({ at }) => at),
  );
