import { startDatabaseProxy, type DatabaseProxy } from "./database-proxy";

export interface RoundTripCounter extends DatabaseProxy {
  /** How often a client has asked the database and waited for its answer, since the last call. */
  take: () => number;
}

/** The start of the connection by which a server watches the database. */
const WATCH = "parkmate watch";
/** A statement that is prepared: its name and its text. */
const PREPARED_NOTIFY = /([a-z0-9]+)\0select pg_notify/;

/**
 * A TCP proxy between a server and PostgreSQL that counts round trips: everything that a client
 * sends before the next answer comes counts once. Hints to the other nodes are left out: they
 * are collected and sent after the acts. So is the watch, which asks all the time.
 */
export async function countRoundTrips(databaseUrl: string): Promise<RoundTripCounter> {
  let count = 0;
  const proxy = await startDatabaseProxy(databaseUrl, (client, database) => {
    let isWaiting = false;
    let notify: string | null = null;
    let isWatch = false;
    client.on("data", (bytes) => {
      const text = bytes.toString("latin1");
      notify = PREPARED_NOTIFY.exec(text)?.[1] ?? notify;
      isWatch ||= text.includes(WATCH);
      const isHint = notify !== null && text.includes(`${notify}\0`);
      if (!isWaiting && !isHint && !isWatch) count += 1;
      isWaiting = true;
      database.write(bytes);
    });
    database.on("data", (bytes) => {
      isWaiting = false;
      client.write(bytes);
    });
  });
  return {
    ...proxy,
    take: () => {
      const taken = count;
      count = 0;
      return taken;
    },
  };
}
