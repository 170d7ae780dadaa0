import { readFileSync } from "node:fs";
import type { TestServer } from "../fixtures/server";
import { sleep } from "../fixtures/sleep";
import { startLoad } from "./kit/drivers-load";
import { Follower } from "./kit/follower";
import { isAccepted, percentile, type Sample } from "./kit/load";
import { expect, oneNode, test, twoNodes } from "./kit/nodes";

const OVERLOAD = 5;
const SECONDS = 60;
const LANES_PER_NODE = 16;
const MAX_ACCEPTED_MS = 1000;
const MAX_REFUSED_MS = 50;
const MAX_HEALTH_MS = 1000;
const MAX_GROWTH_MB = 200;
// With gigabytes free, V8 lets hundreds of megabytes of garbage lie, and resident memory does not
// show what the overload holds. In this heap whatever stays makes the node grow, or ends it.
const HEAP_MB = 256;
const RECOVERY_SECONDS = 10;

for (const setup of [oneNode, twoNodes])
  test(`P25: ${OVERLOAD} times the capacity for ${SECONDS} s is shed, ${setup.name}`, async ({
    startNodes,
    limit,
  }) => {
    const env = {
      MAX_OPEN_BOOKINGS: "100000",
      DISPATCH_WAIT_MS: "100",
      NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}`,
    };
    const { servers, last } = await startNodes(setup, env);
    const load = await startLoad(servers);
    try {
      const calmly = { lanes: LANES_PER_NODE * servers.length, seconds: 8 };
      await load.run(calmly);
      const calm = await load.run(calmly);
      const capacity = calm.samples.filter(isAccepted).length / calmly.seconds;
      const owner = await Follower.start(await last.signIn("owner"));
      const pids = servers.map(({ pid }) => pid);
      const watches = servers.map(watch);
      const { samples, bookings } = await load.run({
        perSecond: OVERLOAD * capacity,
        seconds: SECONDS,
      });
      const watched = await Promise.all(watches.map((one) => one.stop()));
      const growth = Math.max(...watched.map((one) => one.growth));
      const slowestHealth = Math.max(...watched.map((one) => one.slowestHealth));
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
        recovered: Math.round(lastTrouble(after.samples, await limit(MAX_ACCEPTED_MS))),
      };
      console.log(`P25, ${setup.name}: ${JSON.stringify(figures)}`);
      expect(samples.length - accepted.length, "all others are 429 or 503").toBe(refused.length);
      expect(accepted.length / SECONDS, "the work goes on").toBeGreaterThan(capacity / 3);
      expect(refused.length, "it was an overload").toBeGreaterThan(samples.length / 2);
      expect(bookings.length).toBeGreaterThan(0);
      expect(figures.p99).toBeLessThanOrEqual(await limit(MAX_ACCEPTED_MS));
      expect(figures.shedMedian).toBeLessThanOrEqual(await limit(MAX_REFUSED_MS));
      expect(growth).toBeLessThanOrEqual(MAX_GROWTH_MB);
      expect(slowestHealth).toBeLessThanOrEqual(await limit(MAX_HEALTH_MS));
      expect(figures.recovered).toBeLessThanOrEqual(RECOVERY_SECONDS * 1000);
      expect(servers.map(({ pid }) => pid)).toEqual(pids);
      expect(servers.every(({ isRunning }) => isRunning)).toBe(true);
    } finally {
      load.stop();
    }
  });

interface Watched {
  /** Milliseconds. */
  slowestHealth: number;
  /** Megabytes of the highest resident memory above that at the start. */
  growth: number;
}

/** Asks for the health, and looks at the memory, twice a second until `stop`. */
function watch({ guest, pid }: TestServer): { stop: () => Promise<Watched> } {
  let isStopped = false;
  const memory = residentMb(pid);
  const watching = (async () => {
    const watched = { slowestHealth: 0, growth: 0 };
    while (!isStopped) {
      const began = performance.now();
      const { status } = await guest.get("/api/health/");
      expect(status).toBe(200);
      const took = Math.round(performance.now() - began);
      watched.slowestHealth = Math.max(watched.slowestHealth, took);
      watched.growth = Math.max(watched.growth, residentMb(pid) - memory);
      await sleep(500);
    }
    return watched;
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
const lastTrouble = (samples: Sample[], tooLate: number): number =>
  Math.max(
    0,
    ...samples.filter((sample) => !isAccepted(sample) || sample.ms > tooLate).map(({ at }) => at),
  );
