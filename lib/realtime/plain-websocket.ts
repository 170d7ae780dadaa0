import type { IncomingMessage, Server as HttpServer } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { SECOND_MS } from "@/lib/core/duration";
import { log } from "@/lib/core/log";
import { hasTooManyHeaders } from "@/lib/http/header-count";
import { DEFAULT_DIALECT, dialects, type Dialect } from "./dialects";
import { admit, hasOwnOrigin, Refused, type Identity } from "./handshake";
import { keepAlive } from "./keep-alive";
import { HANDSHAKE_MS, MAX_MESSAGE_BYTES } from "./limits";
import { PlainConnection, refusalCodes } from "./plain-connection";
import { readFrame } from "./plain-frame";
import type { ProtocolServer } from "./protocol-server";

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** What a plain client connects to. Some clients put the person's id into the path. */
export interface Target {
  userId: string | null;
  query: URLSearchParams;
}

const PATH = /^\/ws\/notifications\/(?:([^/]+)\/?)?$/;
const CLOSING_MS = SECOND_MS;
/** The close code for a service restart. */
const RESTART = 1012;

/** Serves plain WebSockets with JSON frames, for clients without Socket.IO. Returns how to stop. */
export function servePlainWebSockets(
  http: HttpServer,
  protocol: ProtocolServer,
): { close: () => Promise<void> } {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  let isClosing = false;
  // Socket.IO closes upgrade requests for this path that are not its own, so its listener gets only
  // those that are not for plain WebSockets.
  const others = http.listeners("upgrade") as UpgradeListener[];
  http.removeAllListeners("upgrade");
  http.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const target = targetOf(request.url ?? "");
    if (!target) return others.forEach((listener) => listener.call(http, request, socket, head));
    if (hasTooManyHeaders(request))
      return refuseUpgrade(socket, "431 Request Header Fields Too Large");
    if (isClosing) return refuseUpgrade(socket, "503 Service Unavailable");
    if (!hasOwnOrigin(request)) return refuseUpgrade(socket, "403 Forbidden");
    server.handleUpgrade(
      request,
      socket,
      head,
      (client) => void open(client, request, target, protocol),
    );
  });
  return {
    close: () => {
      isClosing = true;
      return closeAll([...server.clients]);
    },
  };
}

/**
 * The target of a URL; null when it is not for plain WebSockets. Some clients append `?token=` to a
 * URL that has a query already, so each further `?` counts as `&`.
 */
export function targetOf(url: string): Target | null {
  const [path = "", ...rest] = url.split("?");
  const match = PATH.exec(path);
  const query = new URLSearchParams(rest.join("&"));
  return match && !query.has("EIO") ? { userId: match[1] ?? null, query } : null;
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on("error", () => socket.destroy()).once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Authenticates a client. It is paused meanwhile, so that none of its messages is lost. */
async function open(
  client: WebSocket,
  request: IncomingMessage,
  { userId, query }: Target,
  protocol: ProtocolServer,
): Promise<void> {
  client.on("error", () => undefined);
  client.pause();
  const dialect = dialectOf(query.get("dialect") ?? DEFAULT_DIALECT);
  const refuse = (refused: Refused) => end(client, refused, dialect ?? dialects.s3!);
  const timeout = setTimeout(
    () => refuse(new Refused("unavailable", 503, "The handshake took too long.")),
    HANDSHAKE_MS,
  );
  try {
    if (!dialect)
      throw new Refused(
        "unknown_dialect",
        403,
        `The dialects are ${Object.keys(dialects).join(", ")}.`,
      );
    const identity = await admitPlainClient(request, userId, query.get("token"));
    const connection = new PlainConnection(client, identity, dialect);
    if (connection.isOpen) serve(client, connection, protocol);
  } catch (error) {
    if (!(error instanceof Refused)) log().error({ err: error }, "a plain handshake failed");
    refuse(
      error instanceof Refused
        ? error
        : new Refused("unavailable", 503, "The service is restarting. Please try again."),
    );
  } finally {
    clearTimeout(timeout);
    client.resume();
  }
}

const dialectOf = (name: string): Dialect | undefined =>
  Object.hasOwn(dialects, name) ? dialects[name] : undefined;

/** Admits a client, unless its path names another person. Throws `Refused`. */
async function admitPlainClient(
  request: IncomingMessage,
  userId: string | null,
  token: string | null,
): Promise<Identity> {
  const { authorization, cookie, origin } = request.headers;
  const identity = await admit(request, {
    authorization,
    queryToken: token ?? undefined,
    cookie,
    origin,
  });
  if (userId !== null && userId !== identity.actor.id)
    throw new Refused("forbidden", 403, "These are somebody else's notifications.");
  return identity;
}

function end(
  client: WebSocket,
  { data: { code, retry_after }, message }: Refused,
  dialect: Dialect,
): void {
  const error = { type: "error", code, message, ...(retry_after ? { retry_after } : {}) } as const;
  client.send(JSON.stringify(dialect({ event: "error", message: error, isReply: true })));
  client.close(refusalCodes[code], code);
  client.resume();
}

function serve(client: WebSocket, connection: PlainConnection, protocol: ProtocolServer): void {
  client.on("close", () => protocol.disconnect(connection));
  client.on("message", (data, isBinary) => {
    if (!connection.isOpen) return;
    const { incoming, ack } = readFrame(data, isBinary);
    void protocol.receive(connection, incoming, (answer) => connection.acknowledge(ack, answer));
  });
  keepAlive(client);
  void protocol.connect(connection);
}

async function closeAll(clients: WebSocket[]): Promise<void> {
  const closed = clients.map((client) => new Promise((done) => client.once("close", done)));
  for (const client of clients) client.close(RESTART, "restart");
  const timeout = setTimeout(() => clients.forEach((client) => client.terminate()), CLOSING_MS);
  await Promise.all(closed);
  clearTimeout(timeout);
}
