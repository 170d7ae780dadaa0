import { createServer } from "node:http";
import next from "next";
import { servedEndpoints } from "@/lib/api";
import { closeDatabase, connect } from "@/lib/core/db";
import { FolderInUse } from "@/lib/core/embedded-lock";
import { env, isDemo, productionFaults } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { secretText } from "@/lib/core/secret";
import { vitals } from "@/lib/core/vitals";
import { startDispatch } from "@/lib/delivery/dispatch";
import { followTestClock, shareSecret } from "@/lib/domain/system/write";
import { createGate, guardUpgrade } from "@/lib/server/gate";
import { startIdempotency } from "@/lib/http/idempotency";
import { startJobs } from "@/lib/jobs";
import { startRealtime } from "@/lib/realtime/server";
import { seedDemo } from "./drizzle/seed";

const EXIT_CONFIGURATION = 78;
const HARD_EXIT_MS = 15_000;
const IN_FLIGHT_MS = 10_000;

async function start(): Promise<void> {
  const settings = env();
  const faults = productionFaults(settings);
  if (faults.length) return refuse(faults.join("; "), EXIT_CONFIGURATION);
  if (!settings.NEXTAUTH_URL) process.env.AUTH_TRUST_HOST = "true";
  startDispatch();
  startIdempotency();
  await connect();
  await shareSecret();
  process.env.NEXTAUTH_SECRET = secretText();
  await followTestClock();
  if (isDemo()) await seedDemo();
  const host = settings.HOST ?? (settings.APP_ENV === "production" ? "0.0.0.0" : "127.0.0.1");
  const app = next({
    dev: process.env.NODE_ENV !== "production",
    hostname: host,
    port: settings.PORT,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const gate = createGate(servedEndpoints());
  const server = createServer(
    { maxHeaderSize: 16 * 1024 },
    (request, response) => void (gate(request, response) || handle(request, response)),
  );
  Object.assign(server, {
    headersTimeout: 15_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    maxConnections: 20_000,
  });
  server.on("upgrade", guardUpgrade);
  const realtime = startRealtime(server);
  const jobs = startJobs();
  server.listen(settings.PORT, host, () =>
    log().info(
      {
        port: settings.PORT,
        env: settings.APP_ENV,
        database: settings.DATABASE_URL ? "postgres" : "embedded",
      },
      "Parkmate is ready",
    ),
  );

  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    vitals.draining = true;
    setTimeout(() => process.exit(1), HARD_EXIT_MS).unref();
    await new Promise((resolve) => setTimeout(resolve, settings.DRAIN_WAIT_MS));
    await realtime.close();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    await jobs.stop();
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, IN_FLIGHT_MS))]);
    await closeDatabase();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

function refuse(message: string, code: number): void {
  process.stderr.write(`Parkmate does not start: ${message}\n`);
  process.exit(code);
}

start().catch((error: unknown) => {
  if (!(error instanceof FolderInUse)) log().fatal({ err: error }, "start failed");
  refuse(error instanceof Error ? error.message : "unknown error", 1);
});
