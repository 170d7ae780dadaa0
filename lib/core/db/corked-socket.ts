import { Socket } from "node:net";
import { noAnswer, type Breaker } from "./breaker";

/** The driver writes as soon as it holds this many bytes, and the rest at the end of the turn. */
const FULL_CHUNK_BYTES = 1024;

/** Where the driver connects to, as it has read it from the address of the database. */
interface Target {
  host: string[];
  port: number[];
  /** The path of a Unix socket. */
  path?: string | false;
}

/**
 * Makes the sockets of the driver (its option `socket`). They write what it sends in one turn of
 * the event loop by one system call (over TLS, as the driver hands it over), and without delay: the
 * driver leaves Nagle's algorithm on, by which the second part of a large statement waits up to
 * 40 ms for PostgreSQL's acknowledgement.
 *
 * Of several hosts, the next one is tried after a connection that failed. An open `breaker` refuses
 * every connection.
 */
export function corkedSockets(breaker?: Breaker): (target: Target) => Socket {
  let failures = 0;
  return ({ host: hosts, port: ports, path }) => {
    const index = failures % hosts.length;
    const [host, port] = [hosts[index]!, ports[index]!];
    const socket = new Socket().setNoDelay();
    breaker?.add(socket);
    socket.once("connect", () => (failures = 0)).once("error", () => (failures += 1));
    // Connecting may fail in this turn, and the driver listens for errors only from the next one.
    setImmediate(() => {
      if (breaker?.isOpen) return void socket.destroy(noAnswer());
      if (path) socket.connect(path);
      else socket.connect(port, host);
      corkWrites(socket);
    });
    // The driver reads them for its check of a certificate and its messages.
    return Object.assign(socket, { host, port });
  };
}

/**
 * A full chunk waits for the rest of its turn of the event loop, which comes a moment later, and
 * not longer than the next turn if there is none.
 */
function corkWrites(socket: Socket): void {
  const write = socket.write.bind(socket) as (chunk: Uint8Array, ...rest: unknown[]) => boolean;
  const flush = () => {
    while (socket.writableCorked) socket.uncork();
  };
  Object.assign(socket, {
    write: (chunk: Uint8Array, ...rest: unknown[]) => {
      const isFullChunk = chunk.length >= FULL_CHUNK_BYTES;
      if (isFullChunk && !socket.writableCorked) {
        socket.cork();
        setImmediate(() => setImmediate(flush));
      }
      const mayWriteMore = write(chunk, ...rest);
      if (!isFullChunk) flush();
      return mayWriteMore;
    },
  });
}
