import { createServer } from "node:http";
import next from "next";
import { servedEndpoints } from "@/lib/api";
import { connect } from "@/lib/core/db";
import { env, loadServerEnv, hasDemoData, type Env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { secretText } from "@/lib/core/secret";
import { awaitingDispatch, startDispatcher, startOutbox } from "@/lib/delivery/dispatcher";
import { followTestClock, shareSecret } from "@/lib/domain/system/write";
import { startIdempotency } from "@/lib/http/idempotency";
import { startJobs } from "@/lib/jobs";
import { startRealtime } from "@/lib/realtime/server";
import { apiRoutes } from "@/lib/server/api-routes";
import { createGate, guardUpgrade } from "@/lib/server/gate";
import { createHttpServer } from "@/lib/server/http-server";
import { createApiServer } from "@/lib/server/serve-api";
import { shutDownOnSignal } from "@/lib/server/shutdown";
import { startFailureOf } from "@/lib/server/start-failure";
import { requireNoDemoData, seedDemo } from "./drizzle/seed";

/** Connections that may wait to be accepted; 4096 is also the default limit of Linux. */
const BACKLOG = 4096;

async function start(): Promise<void> {
  const settings = loadServerEnv();
  const host = settings.HOST ?? (settings.APP_ENV === "production" ? "0.0.0.0" : "127.0.0.1");
  await openData();
  prepareNextAuth(settings);
  // Never listens: it receives the upgrade requests that are for Next.
  const nextUpgrades = createServer();
  const app = next({
    dev: process.env.NODE_ENV !== "production",
    hostname: host,
    port: settings.PORT,
    httpServer: nextUpgrades,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const gate = createGate(
    servedEndpoints(),
    createApiServer(settings.API_SERVED_BY === "server" ? apiRoutes : new Map()),
  );
  const server = createHttpServer(
    (request, response) => void (gate(request, response) || handle(request, response)),
  );
  server.on("upgrade", guardUpgrade(nextUpgrades));
  const realtime = startRealtime(server);
  const jobs = startJobs();
  const dispatcher = startDispatcher();
  server.listen({ port: settings.PORT, host, backlog: BACKLOG }, () => {
    const database = settings.DATABASE_URL ? "postgres" : "embedded";
    log().info({ port: settings.PORT, env: settings.APP_ENV, database }, "Parkmate is ready");
  });
  shutDownOnSignal({
    server,
    realtime,
    workers: [jobs, dispatcher],
    drainMs: settings.DRAIN_WAIT_MS,
  });
}

async function openData(): Promise<void> {
  startOutbox();
  startIdempotency();
  await connect();
  await shareSecret();
  await followTestClock();
  if (hasDemoData()) await awaitingDispatch(seedDemo);
  else if (env().APP_ENV === "production") await requireNoDemoData();
}

/** Sets what next-auth reads from the environment only. */
function prepareNextAuth(settings: Env): void {
  process.env.NEXTAUTH_SECRET = secretText();
  if (!settings.NEXTAUTH_URL) process.env.AUTH_TRUST_HOST = "true";
}

start().catch((error: unknown) => {
  const { line, exitCode, isExplained } = startFailureOf(error);
  if (!isExplained) log().fatal({ err: error }, "start failed");
  process.stderr.write(`${line}\n`);
  process.exit(exitCode);
});
