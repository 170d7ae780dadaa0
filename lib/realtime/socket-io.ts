import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import type { ClientState, Connection, ConnectionData, Ending } from "./connection";
import { admit, hasOwnOrigin } from "./handshake";
import { SOCKET_PATH, type ServerEvents } from "./protocol";
import type { Realtime } from "./realtime";

type OwnSocket = Socket<Record<string, never>, ServerEvents, Record<string, never>, ConnectionData>;
type OwnServer = Server<Record<string, never>, ServerEvents, Record<string, never>, ConnectionData>;

const clientState = z.object({
  visible: z.boolean().catch(false),
  tab_id: z.string().max(64).nullable().catch(null),
});

/** Our own pages' transport. Returns how to end it. */
export function serveSocketIo(
  http: HttpServer,
  realtime: Realtime,
): { close: () => Promise<void> } {
  const io: OwnServer = new Server(http, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    pingInterval: 25_000,
    pingTimeout: 20_000,
    maxHttpBufferSize: 16 * 1024,
    perMessageDeflate: false,
    serveClient: false,
    connectTimeout: 10_000,
    // Our path exactly: a user id in it is somebody else's idea of identity (C6).
    allowRequest: (request, decide) =>
      decide(null, request.url?.split("?")[0] === SOCKET_PATH && hasOwnOrigin(request)),
  });
  io.use(
    (socket, next) =>
      void identify(socket).then(
        () => next(),
        (error: unknown) => next(error instanceof Error ? error : new Error("refused")),
      ),
  );
  io.on("connection", (socket) => serve(socket, realtime));
  return { close: () => io.close() };
}

async function identify(socket: OwnSocket): Promise<void> {
  const { auth, headers, query } = socket.handshake;
  const { authorization, cookie, origin } = headers;
  const identity = await admit(socket.request, {
    authToken: auth.token,
    authorization,
    queryToken: query.token,
    cookie,
    origin,
  });
  Object.assign(socket.data, {
    ...identity,
    subscribed: null,
    unwanted: new Set(),
    warnedOfExpiry: false,
    badAt: [],
    client: clientOf(auth.client),
  } satisfies ConnectionData);
}

const clientOf = (told: unknown): ClientState =>
  clientState.catch({ visible: false, tab_id: null }).parse(told);

function serve(socket: OwnSocket, realtime: Realtime): void {
  const connection = new SocketIoConnection(socket);
  socket.on("disconnect", () => realtime.goodbye(connection));
  socket.onAny((event: string, ...args: unknown[]) => {
    const callback = args.at(-1);
    const payload = typeof args[0] === "function" ? undefined : args[0];
    void realtime.receive(connection, { event, payload }, (ack) => {
      if (typeof callback === "function") (callback as (ack: unknown) => void)(ack);
    });
  });
  void realtime.welcome(connection, socket.handshake.auth.last_seq);
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

  send: Connection["send"] = (event, message) =>
    void this.#socket.emit(event, ...([message] as never));

  reply: Connection["reply"] = (event, message) => this.send(event, message);

  /** Closing the transport, not the namespace, lets the client come back by itself. */
  close(ending: Ending): void {
    if (ending === "expired" || ending === "failed") this.#socket.conn.close();
    else this.#socket.disconnect(true);
  }
}
