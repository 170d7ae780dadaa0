import { connect, type Socket } from "node:net";

/**
 * The driver hands over what it has whenever it holds this many bytes, and the rest of what it
 * sends in one turn of the event loop at the end of that turn.
 */
const DRIVER_CHUNK_BYTES = 1024;

/** Where the driver connects to, as it has read it from the address of the database. */
interface Target {
  host: string[];
  port: number[];
  /** The path of a Unix socket. */
  path?: string | false;
}

/**
 * Makes the sockets of the driver (its option `socket`). They write what it sends in one turn of
 * the event loop by one system call, and at once: the driver leaves Nagle's algorithm on, by which
 * the second part of a large statement waits up to 40 ms for PostgreSQL's acknowledgement.
 *
 * The driver writes before a socket is connected; Node keeps that until then. With several hosts,
 * each new connection tries the next one.
 */
export function corkedSockets(): (target: Target) => Socket {
  let attempts = 0;
  return ({ host, port, path }) => {
    const index = attempts++ % host.length;
    const options = path ? { path } : { host: host[index]!, port: port[index]! };
    const socket = connect({ ...options, noDelay: true });
    // The driver's check of a certificate reads it.
    return Object.assign(corkWrites(socket), { host: host[index] });
  };
}

/**
 * A full chunk waits for the rest of its turn of the event loop, which comes a moment later, and
 * not longer than the next turn if there is none.
 */
function corkWrites(socket: Socket): Socket {
  const write = socket.write.bind(socket) as (chunk: Uint8Array, ...rest: unknown[]) => boolean;
  const flush = () => {
    while (socket.writableCorked) socket.uncork();
  };
  return Object.assign(socket, {
    write: (chunk: Uint8Array, ...rest: unknown[]) => {
      const hasMore = chunk.length >= DRIVER_CHUNK_BYTES;
      if (hasMore && !socket.writableCorked) {
        socket.cork();
        setImmediate(() => setImmediate(flush));
      }
      const isBelowLimit = write(chunk, ...rest);
      if (!hasMore) flush();
      return isBelowLimit;
    },
  });
}
