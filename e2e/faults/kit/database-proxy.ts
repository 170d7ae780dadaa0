import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface DatabaseProxy {
  /** The database's address through the proxy. */
  url: string;
  stop: () => void;
}

/** Says what to do with the bytes of one connection, by `on("data")` of both ends. */
export type Forward = (client: Socket, database: Socket) => void;

/** Stands between a server and PostgreSQL. `forward` passes on what one connection sends. */
export async function startDatabaseProxy(
  databaseUrl: string,
  forward: Forward,
): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    forward(client, database);
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
    stop: () => {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Passes on everything but what other nodes say to this one: the channel hangs, and stays open. */
export const hangHints: Forward = (client, database) => {
  let isListening = false;
  client.on("data", (bytes) => {
    if (/\blisten "/i.test(bytes.toString("latin1"))) isListening = true;
    database.write(bytes);
  });
  database.on("data", (bytes) => {
    // "A" begins a NotificationResponse; the answer to LISTEN itself is passed on.
    if (!isListening || bytes[0] !== 0x41) client.write(bytes);
  });
};
