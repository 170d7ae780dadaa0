import type { IncomingMessage, Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import { batchWrites } from "./batched-transport";
import {
  newConnectionData,
  type ClientState,
  type CloseReason,
  type Connection,
  type ConnectionData,
  type ServerEvent,
} from "./connection";
import { admit, hasOwnOrigin, Refused } from "./handshake";
import { PING_MS, PONG_MS } from "./keep-alive";
import { HANDSHAKE_MS, MAX_MESSAGE_BYTES } from "./limits";
import { SOCKET_PATH, type ServerEvents, type ServerMessages } from "./protocol";
import type { ProtocolServer } from "./protocol-server";

type OwnSocket = Socket<Record<string, never>, ServerEvents, Record<string, never>, ConnectionData>;
type OwnServer = Server<Record<string, never>, ServerEvents, Record<string, never>, ConnectionData>;

const clientState = z
  .object({
    visible: z.boolean().catch(false),
    tab_id: z.string().max(64).nullable().catch(null),
  })
  .catch({ visible: false, tab_id: null });

/** Serves Socket.IO, the transport of the product's own pages. Returns how to stop. */
export function serveSocketIo(http: HttpServer, protocol: ProtocolServer): { close: () => void } {
  const io: OwnServer = new Server(http, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    pingInterval: PING_MS,
    pingTimeout: PONG_MS,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    serveClient: false,
    connectTimeout: HANDSHAKE_MS,
    // Only the exact path: a path with a person's id is for plain WebSockets.
    allowRequest: (request, decide) =>
      decide(null, request.url?.split("?")[0] === SOCKET_PATH && hasOwnOrigin(request)),
  });
  batchWrites(io.engine);
  io.engine.on("headers", sendWithNext);
  io.use(
    (socket, next) =>
      void admitSocket(socket).then(
        () => next(),
        (error: unknown) => next(error instanceof Error ? error : new Error("refused")),
      ),
  );
  io.on("connection", (socket) => serve(socket, protocol));
  return {
    close: () => {
      // It also closes the HTTP server and would wait for its slowest client.
      void io.close();
    },
  };
}

/** Sends the response to an upgrade together with the first frame of the same turn. */
function sendWithNext(_headers: unknown, { socket }: IncomingMessage): void {
  socket.cork();
  setImmediate(() => socket.uncork());
}

async function admitSocket(socket: OwnSocket): Promise<void> {
  const { auth, headers, query } = socket.handshake;
  const { authorization, cookie, origin } = headers;
  const identity = await admit(socket.request, {
    authToken: auth.token,
    authorization,
    queryToken: query.token,
    cookie,
    origin,
  });
  if (typeof auth.page_user === "string" && auth.page_user !== identity.actor.id)
    throw new Refused("other_person", 409, "Somebody else has signed in. Load the page again.");
  Object.assign(socket.data, newConnectionData(identity, clientOf(auth.client)));
}

const clientOf = (reported: unknown): ClientState => clientState.parse(reported);

function serve(socket: OwnSocket, protocol: ProtocolServer): void {
  const connection = new SocketIoConnection(socket);
  const lastSeq: unknown = socket.handshake.auth.last_seq;
  forgetHandshake(socket);
  socket.on("disconnect", () => protocol.disconnect(connection));
  socket.onAny((event: string, ...args: unknown[]) => {
    const callback = args.at(-1);
    const payload = typeof args[0] === "function" ? undefined : args[0];
    void protocol.receive(connection, { event, payload }, (ack) => {
      if (typeof callback === "function") (callback as (ack: unknown) => void)(ack);
    });
  });
  void protocol.connect(connection, lastSeq);
}

/**
 * Releases the headers and credentials of the handshake, which Socket.IO otherwise keeps as long as
 * the connection lives; the request itself is held by a listener of Engine.IO.
 */
function forgetHandshake(socket: OwnSocket): void {
  Object.assign(socket.request, { headers: {}, rawHeaders: [] });
  Object.assign(socket.conn, { request: null });
  Object.assign(socket, { handshake: null });
}

class SocketIoConnection implements Connection {
  readonly #socket: OwnSocket;

  constructor(socket: OwnSocket) {
    this.#socket = socket;
  }

  get id(): string {
    return this.#socket.id;
  }

  get data(): ConnectionData {
    return this.#socket.data;
  }

  get isOpen(): boolean {
    return this.#socket.connected;
  }

  send<E extends ServerEvent>(event: E, message: ServerMessages[E]): void {
    this.#socket.emit(event, ...([message] as never));
  }

  reply<E extends ServerEvent>(event: E, message: ServerMessages[E]): void {
    this.send(event, message);
  }

  /** A Socket.IO client reconnects after its transport closed, but not after a disconnect. */
  close(reason: CloseReason): void {
    if (reason === "expired" || reason === "failed") this.#socket.conn.close();
    else this.#socket.disconnect(true);
  }
}
