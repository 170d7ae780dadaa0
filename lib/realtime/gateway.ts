import type { IncomingMessage, Server as HttpServer } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { log } from "@/lib/core/log";
import { DEFAULT_DIALECT, dialects, type Dialect } from "./dialects";
import { admit, hasOwnOrigin, Refused, type Identity } from "./handshake";
import { keepAlive } from "./keep-alive";
import { PlainConnection, refusalCodes } from "./plain-connection";
import { readFrame } from "./plain-frame";
import type { Realtime } from "./realtime";

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
/** What a plain client calls: perhaps a person's id in the path (S1), perhaps a dialect. */
interface Target {
  userId: string | null;
  query: URLSearchParams;
}

const PATH = /^\/ws\/notifications\/(?:([^/]+)\/?)?$/;
const MAX_FRAME = 16 * 1024;
const HANDSHAKE_MS = 10_000;
const CLOSING_MS = 1000;
const RESTART = 1012;

/** Plain WebSockets with JSON frames, for clients that do not speak Socket.IO (N16). Returns how to end it. */
export function serveGateway(http: HttpServer, realtime: Realtime): { close: () => Promise<void> } {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    perMessageDeflate: false,
  });
  let isClosing = false;
  // Every other upgrade goes to those who listened before: engine.io claims all of our path.
  const others = http.listeners("upgrade") as UpgradeListener[];
  http.removeAllListeners("upgrade");
  http.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const target = targetOf(request.url ?? "");
    if (!target) return others.forEach((listener) => listener.call(http, request, socket, head));
    if (isClosing) return refuseUpgrade(socket, "503 Service Unavailable");
    if (!hasOwnOrigin(request)) return refuseUpgrade(socket, "403 Forbidden");
    server.handleUpgrade(
      request,
      socket,
      head,
      (client) => void open(client, request, target, realtime),
    );
  });
  return {
    close: () => {
      isClosing = true;
      return closeAll([...server.clients]);
    },
  };
}

/** Split at every `?` and `&`: clients append `?token=` to an address that may have a query of its own already. */
function targetOf(url: string): Target | null {
  const [path = "", ...rest] = url.split("?");
  const match = PATH.exec(path);
  const query = new URLSearchParams(rest.join("&"));
  return match && !query.has("EIO") ? { userId: match[1] ?? null, query } : null;
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on("error", () => socket.destroy()).once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Nothing is read until it is known who speaks; what the client has sent meanwhile comes after. */
async function open(
  client: WebSocket,
  request: IncomingMessage,
  { userId, query }: Target,
  realtime: Realtime,
): Promise<void> {
  client.on("error", () => undefined);
  client.pause();
  const dialect = dialectOf(query.get("dialect") ?? DEFAULT_DIALECT);
  const refuse = (refused: Refused) => end(client, refused, dialect ?? dialects.s3!);
  const tooLate = setTimeout(
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
    const connection = new PlainConnection(
      client,
      await identify(request, userId, query.get("token")),
      dialect,
    );
    if (connection.isOpen) serve(client, connection, realtime);
  } catch (error) {
    if (!(error instanceof Refused)) log().error({ err: error }, "a plain handshake failed");
    refuse(
      error instanceof Refused
        ? error
        : new Refused("unavailable", 503, "The service is restarting. Please try again."),
    );
  } finally {
    clearTimeout(tooLate);
    client.resume();
  }
}

const dialectOf = (name: string): Dialect | undefined =>
  Object.hasOwn(dialects, name) ? dialects[name] : undefined;

async function identify(
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
  client.send(JSON.stringify(dialect({ event: "error", message: error, isAsked: true })));
  client.close(refusalCodes[code], code);
  client.resume();
}

function serve(client: WebSocket, connection: PlainConnection, realtime: Realtime): void {
  client.on("close", () => realtime.goodbye(connection));
  client.on("message", (data, isBinary) => {
    if (!connection.isOpen) return;
    const { incoming, ack } = readFrame(data, isBinary);
    void realtime.receive(connection, incoming, (answer) => connection.answer(ack, answer));
  });
  keepAlive(client);
  void realtime.welcome(connection);
}

async function closeAll(clients: WebSocket[]): Promise<void> {
  const gone = clients.map((client) => new Promise((done) => client.once("close", done)));
  for (const client of clients) client.close(RESTART, "restart");
  const impatient = setTimeout(() => clients.forEach((client) => client.terminate()), CLOSING_MS);
  await Promise.all(gone);
  clearTimeout(impatient);
}
