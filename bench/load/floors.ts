import { spawn, spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import postgres from "postgres";
import type { Cluster } from "../../e2e/faults/kit/postgres";
import type { Call } from "../../e2e/faults/kit/sender";
import { freePort } from "../../e2e/fixtures/server";
import { sleep } from "../../e2e/fixtures/sleep";
import { end, type System } from "./system";

export type Floor = "Next.js" | "Node" | "Socket.IO";

const HOUR_MS = 3_600_000;
const READY_MS = 20_000;
const SLOTS = 400;
/** The person who has 10,000 notifications (schema.sql). */
const BUSY_PERSON = 9999;
/** Next.js writes into the folder that it builds, so it gets a copy. */
const folder = resolve(".tmp/floors");
const programs: Record<Floor, { cwd: string; file: string }> = {
  "Next.js": { cwd: resolve(folder, "next"), file: "server.ts" },
  Node: { cwd: folder, file: "node-postgres.ts" },
  "Socket.IO": { cwd: folder, file: "socket-io.ts" },
};
let isBuilt = false;

/** Starts a floor on a database of its own. */
export async function startFloor(name: Floor, cluster: Cluster): Promise<System> {
  cpSync("bench/floors", folder, { recursive: true });
  if (name === "Next.js") build();
  const port = await freePort();
  const { cwd, file } = programs[name];
  const child = spawn(process.execPath, ["--import", "tsx", file, String(port)], {
    cwd,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ...(name === "Socket.IO" ? {} : { DATABASE_URL: await createStore(cluster, name) }),
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await untilServing(port).catch(async (error: unknown) => {
    await end(child);
    throw error;
  });
  return { name, port, pid: child.pid!, ...callsOf(), stop: () => end(child) };
}

function build(): void {
  if (isBuilt) return;
  const next = resolve("node_modules/next/dist/bin/next");
  const { status } = spawnSync(process.execPath, [next, "build"], {
    cwd: programs["Next.js"].cwd,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error("The floor on Next.js could not be built.");
  isBuilt = true;
}

/** A new database with the floors' tables. Returns its address. */
async function createStore(cluster: Cluster, name: string): Promise<string> {
  const url = await cluster.createDatabase(`floor ${name} ${process.hrtime.bigint()}`);
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql.unsafe(readFileSync("bench/floors/schema.sql", "utf8"));
  await sql.end();
  return url;
}

async function untilServing(port: number): Promise<void> {
  const until = performance.now() + READY_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/none`).catch(() => null);
    if (answer) return;
    if (performance.now() > until) throw new Error("A floor did not start in time.");
    await sleep(50);
  }
}

/** The same requests for all floors. */
function callsOf(): Omit<System, "name" | "port" | "pid" | "stop"> {
  const start = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
  let hours = 0;
  const book = (slot: number, hour: number, person: number): Call => ({
    method: "POST",
    path: "/bookings",
    body: {
      slot,
      person,
      start: new Date(start + hour * HOUR_MS),
      end: new Date(start + (hour + 1) * HOUR_MS),
    },
  });
  return {
    socketPath: "/socket.io/",
    handshake: (person) => ({ person }),
    notify: (person, message) => ({
      method: "POST",
      path: "/notifications",
      body: { person, level: "info", message },
    }),
    announce: (message) => ({ method: "POST", path: "/announcements", body: { message } }),
    list: () => ({ method: "GET", path: `/notifications?person=${BUSY_PERSON}` }),
    unread: () => ({ method: "GET", path: `/unread?person=${BUSY_PERSON}` }),
    bookings: (count) => {
      const first = hours;
      hours += Math.ceil(count / SLOTS);
      return Array.from({ length: count }, (_, index) =>
        book(1 + (index % SLOTS), first + Math.floor(index / SLOTS), 1),
      );
    },
    sameSlot: (count) => {
      hours += 1;
      return Array.from({ length: count }, (_, index) => book(1, hours - 1, index + 1));
    },
  };
}
