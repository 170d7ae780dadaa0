import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { freshDataDir, TestServer } from "../e2e/fixtures/server";
import { sleep } from "../e2e/fixtures/sleep";

/**
 * What the demo costs its machine, with the embedded database: the first start, which makes the
 * demo data, a later start, and the memory and the processor of a server that nobody uses. Linux
 * only. Fails where a limit is missed.
 */
const REST_MS = 60_000;
const WATCHED_MS = 60_000;
const LIMITS: Record<string, number> = {
  "first start, s": 8,
  "later start, s": 1.5,
  "memory after a minute, MB": 450,
  "processor when idle, %": 0.5,
};

const print = (line: string) => process.stdout.write(`${line}\n`);
const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** The seconds of processor time that a process has used. */
function usedSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

function memoryMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) / 1000;
}

async function timed<Result>(act: () => Promise<Result>): Promise<[number, Result]> {
  const began = performance.now();
  const result = await act();
  return [(performance.now() - began) / 1000, result];
}

/** Starts twice on one new folder, and watches the second server rest. */
async function measure(dataDir: string): Promise<Record<string, number>> {
  const options = { dataDir, env: { APP_ENV: "demo", RATE_LIMIT_FACTOR: "1" } };
  const [firstStart, first] = await timed(() => TestServer.start(options));
  await first.stop();
  const [laterStart, server] = await timed(() => TestServer.start(options));
  try {
    await sleep(REST_MS);
    const memory = memoryMegabytes(server.pid);
    const before = usedSeconds(server.pid);
    await sleep(WATCHED_MS);
    const used = usedSeconds(server.pid) - before;
    return {
      "first start, s": firstStart,
      "later start, s": laterStart,
      "memory after a minute, MB": memory,
      "processor when idle, %": (used / (WATCHED_MS / 1000)) * 100,
    };
  } finally {
    await server.stop();
  }
}

const dataDir = freshDataDir(false);
try {
  for (const [name, figure] of Object.entries(await measure(dataDir))) {
    const isMissed = figure > LIMITS[name]!;
    print(`${name.padEnd(28)} ${figure.toFixed(2).padStart(8)} ${isMissed ? "FAIL" : ""}`);
    if (isMissed) process.exitCode = 1;
  }
} finally {
  rmSync(dataDir, { recursive: true });
}
