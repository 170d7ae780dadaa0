import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface DatabaseProxy {
  /** The database's address through the proxy. */
  url: string;
  stop: () => void;
}

/** Registers `on("data")` on both ends of a connection and decides what is passed on. */
export type Forward = (client: Socket, database: Socket) => void;

/** A TCP proxy between a server and PostgreSQL. `forward` passes on what one connection sends. */
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

/** Passes on everything but the notifications of other nodes; the connection stays open. */
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
