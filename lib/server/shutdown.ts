import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { closeDatabase } from "@/lib/core/db";
import { SECOND_MS } from "@/lib/core/duration";
import { vitals } from "@/lib/core/vitals";

/** The process ends after this time even if a step below hangs. */
const FORCED_EXIT_MS = 15 * SECOND_MS;
/** How long requests that are being answered may still take. */
const IN_FLIGHT_MS = 10 * SECOND_MS;
/** What is left of the time for stopping the background work, and then for the database. */
const WORKERS_MS = SECOND_MS;
const DATABASE_MS = 2 * SECOND_MS;

interface Running {
  server: Server;
  realtime: { close: () => Promise<void> };
  /** What works in the background, in the order of stopping. */
  workers: { stop: () => Promise<void> }[];
  /** How long this node still accepts requests, so that a load balancer can turn away from it. */
  drainMs: number;
}

/** Shuts down in order at SIGTERM or SIGINT; a second signal ends the process immediately. */
export function shutDownOnSignal(running: Running): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref();
    void shutDown(running).then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** Drains, closes sockets, finishes jobs and open requests, and closes the database last. */
async function shutDown({ server, realtime, workers, drainMs }: Running): Promise<void> {
  const end = performance.now() + FORCED_EXIT_MS - WORKERS_MS - DATABASE_MS;
  vitals.isDraining = true;
  await wait(drainMs);
  await realtime.close();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([closed, wait(Math.min(IN_FLIGHT_MS, Math.max(0, end - performance.now())))]);
  server.closeAllConnections();
  await Promise.race([stopAll(workers), wait(WORKERS_MS)]);
  await closeDatabase();
}

async function stopAll(workers: Running["workers"]): Promise<void> {
  for (const worker of workers) await worker.stop();
}
