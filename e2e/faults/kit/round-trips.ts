import { connect, createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export interface RoundTripCounter {
  /** The database's address through this counter. */
  url: string;
  /** How often a client has asked the database and waited for its answer, since the last call. */
  take: () => number;
  stop: () => void;
}

/** A statement that is prepared: its name and its text. */
const PREPARED_NOTIFY = /([a-z0-9]+)\0select pg_notify/;

/**
 * Stands between a server and PostgreSQL and counts round trips: what a client sends in one go, or
 * before the answer to the former comes, counts once. Hints to the other nodes are left out: they
 * are collected and sent after the acts.
 */
export async function countRoundTrips(databaseUrl: string): Promise<RoundTripCounter> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let count = 0;
  const proxy: Server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    let isWaiting = false;
    let notify: string | null = null;
    client.on("data", (bytes) => {
      const text = bytes.toString("latin1");
      notify = PREPARED_NOTIFY.exec(text)?.[1] ?? notify;
      const isHint = notify !== null && text.includes(`${notify}\0`);
      if (!isWaiting && !isHint) count += 1;
      isWaiting = true;
      database.write(bytes);
    });
    database.on("data", (bytes) => {
      isWaiting = false;
      client.write(bytes);
    });
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on("close", () => other.destroy()).on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => void proxy.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.toString(),
    take: () => {
      const taken = count;
      count = 0;
      return taken;
    },
    stop: () => {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
