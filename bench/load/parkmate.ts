import postgres from "postgres";
import { BookingCalls } from "../../e2e/faults/kit/booking-calls";
import { inParallel } from "../../e2e/faults/kit/crowd";
import { fillFeeds } from "../../e2e/faults/kit/fill-feeds";
import { addPeople, type Person } from "../../e2e/faults/kit/people";
import type { Cluster } from "../../e2e/faults/kit/postgres";
import type { Call } from "../../e2e/faults/kit/sender";
import type { Client } from "../../e2e/fixtures/client";
import { TestServer } from "../../e2e/fixtures/server";
import { SOCKET_PATH } from "../../e2e/fixtures/test-socket";
import type { System } from "./system";

/** How many people are signed in to book. */
const DRIVERS = 64;

const env = {
  DISPATCH_WAIT_MS: "100",
  MAX_OPEN_BOOKINGS: "100000",
  // Without the jobs that archive and delete old rows: the rows stay the same in every round.
  RETENTION_ARCHIVE_DAYS: "0",
  RETENTION_DELETE_DAYS: "0",
};

export interface Needs {
  /** How many people connect. */
  people?: number;
  /** Signs 64 drivers in. */
  drivers?: boolean;
  /** Gives one person 10,000 notifications, and ten others as many each. */
  feeds?: boolean;
  /** Added to the server's environment. */
  env?: Record<string, string>;
}

/** Starts the production build with demo data and what the measurement needs. */
export async function startParkmate(cluster: Cluster, needs: Needs): Promise<System> {
  const databaseUrl = await cluster.createDatabase(`parkmate ${process.hrtime.bigint()}`);
  const server = await TestServer.start({ databaseUrl, env: { ...env, ...needs.env } });
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined });
  const admin = await server.signIn("admin");
  const reader = await server.signIn("driver2");
  const people = await addPeople(sql, needs.drivers ? DRIVERS : (needs.people ?? 0));
  const drivers = needs.drivers
    ? await inParallel(DRIVERS, 8, (index) => server.signIn(people[index]!.email))
    : [];
  const booking = await BookingCalls.create(sql, drivers);
  if (needs.feeds) await fillFeeds(databaseUrl, reader.user.id);
  await sql`vacuum analyze`;
  return {
    name: "Parkmate",
    port: server.port,
    pid: server.pid,
    socketPath: SOCKET_PATH,
    handshake: (person) => ({ token: people[person - 1]!.socketToken }),
    ...notificationCalls(admin, reader, people),
    bookings: (count) => booking.apart(count),
    sameSlot: (count) => booking.sameSlot(count),
    stop: async () => {
      await sql.end();
      await server.crash();
      server.dispose();
    },
  };
}

function notificationCalls(admin: Client, reader: Client, people: Person[]) {
  const send = (to: object, message: string): Call => ({
    method: "POST",
    path: "/api/notifications/",
    body: { ...to, event_type: "custom", level: "info", title: "News", message },
    token: admin.access,
  });
  const read = (path: string): Call => ({ method: "GET", path, token: reader.access });
  return {
    notify: (person: number, message: string) =>
      send({ recipient: people[person - 1]!.id }, message),
    announce: (message: string, channels?: string[]) => send({ role: "driver", channels }, message),
    list: () => read("/api/notifications/?page=1"),
    unread: () => read("/api/notifications/unread_count/"),
  };
}
