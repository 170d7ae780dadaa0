import { createServer, type AddressInfo, type Socket } from "node:net";

export interface FakePostgres {
  url: string;
  /** The statements of each connection, in the order of connections. */
  statements: string[][];
  /** Whether it answers; while it does not, it reads nothing either. */
  setFrozen: (isFrozen: boolean) => void;
  /** Ends all connections. */
  dropAll: () => void;
  stop: () => void;
}

/**
 * A server that speaks as much of PostgreSQL's protocol as statements without parameters and rows
 * need. It answers all of them; but "drop" ends its connection, and "shutdown" does so after an
 * error 57P01.
 */
export async function fakePostgres(): Promise<FakePostgres> {
  const statements: string[][] = [];
  const sockets = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined));
    if (isFrozen) socket.pause();
    const received: string[] = [];
    statements.push(received);
    let isStarted = false;
    socket.on("data", (bytes) => {
      let rest = bytes;
      if (!isStarted) {
        isStarted = true;
        rest = bytes.subarray(bytes.readInt32BE(0));
        socket.write(Buffer.concat([message("R", Buffer.alloc(4)), message("Z", "I")]));
      }
      for (; rest.length; rest = rest.subarray(1 + rest.readInt32BE(1))) {
        const type = String.fromCharCode(rest[0]!);
        // A simple statement, or the preparation of one after the name that it gets.
        if (type === "Q" || type === "P")
          received.push(rest.subarray(5).toString().split("\0")[type === "Q" ? 0 : 1]!);
        if (type === "S") socket.write(prepared);
        if (type === "Q" || type === "S") answer(socket, received);
      }
    });
  });
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `postgres://test@127.0.0.1:${port}/test`,
    statements,
    setFrozen: (value) => {
      isFrozen = value;
      for (const socket of sockets) socket[value ? "pause" : "resume"]();
    },
    dropAll,
    stop: () => {
      server.close();
      dropAll();
    },
  };
}

function answer(socket: Socket, received: string[]): void {
  const text = received.at(-1)!;
  if (text === "drop") socket.destroy();
  else if (text === "shutdown") socket.end(message("E", "SFATAL\0C57P01\0Mshutting down\0\0"));
  else {
    const isInside = received.lastIndexOf("begin ") > received.lastIndexOf("commit");
    const status = message("Z", isInside ? "T" : "I");
    socket.write(Buffer.concat([message("C", `${text.trim().toUpperCase()}\0`), status]));
  }
}

function message(type: string, body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(bytes.length + 4, 1);
  return Buffer.concat([head, bytes]);
}
const prepared = Buffer.concat([
  message("1", ""),
  message("t", Buffer.alloc(2)),
  message("n", ""),
  message("2", ""),
]);
