import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { actorOfSession } from "@/lib/auth/actor";
import type { Actor } from "@/lib/core/actor";
import { bus, type Hints } from "@/lib/core/bus";
import { clock } from "@/lib/core/clock";
import { log } from "@/lib/core/log";
import { vitals } from "@/lib/core/vitals";
import { countUnread } from "@/lib/domain/notification/read/count";
import { feedPositions, sync } from "@/lib/domain/notification/read/notifications";
import { lotIdsOf } from "@/lib/domain/staff/read";
import { callerOf } from "@/lib/http/address";
import { consume, refuseSpent } from "@/lib/http/limits";
import { findWsTokenByHash } from "@/lib/domain/user/write/session";
import { Feeds } from "./feed";
import { identify, mayUpgrade, Refused, type Identity } from "./handshake";
import { handleMessages } from "./messages";
import { SOCKET_PATH, type ServerEvents } from "./protocol";
import { Watches } from "./watch";

export interface SocketData extends Identity { subscribed: Set<string> | null; warnedOfExpiry: boolean }
export type ParkmateSocket = Socket<Record<string, never>, ServerEvents, Record<string, never>, SocketData>;
export type ParkmateServer = Server<Record<string, never>, ServerEvents, Record<string, never>, SocketData>;

const SWEEP_MS = 1000;
const RECHECK_MS = 60_000;
const TOKEN_WARNING_MS = 60_000;
const MAX_SOCKETS_PER_USER = 10;
const AWAY_THRESHOLD = 4;
const HANDSHAKE = "handshake";
const FAILED_HANDSHAKES = { points: 50, seconds: 60 };

/** Runs the socket protocol on the http server. Returns how to end it: clients are told and come back to another node. */
export function startRealtime(http: HttpServer): { close: () => Promise<void> } {
  const io: ParkmateServer = new Server(http, {
    path: SOCKET_PATH, transports: ["websocket"], pingInterval: 25_000, pingTimeout: 20_000, maxHttpBufferSize: 16 * 1024,
    perMessageDeflate: false, serveClient: false, connectTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, mayUpgrade(request)),
  });
  const feeds = new Feeds(io);
  const watches = new Watches(io);
  io.use((socket, next) => void admit(socket).then(() => next(), (error: unknown) => next(error instanceof Error ? error : new Error("refused"))));
  io.on("connection", (socket) => void welcome(io, socket, feeds, watches).catch((error: unknown) => {
    log().error({ err: error }, "a socket could not be welcomed");
    socket.conn.close();
  }));
  const unsubscribe = bus.subscribe((hints) => onHints(io, hints, feeds, watches));
  const sweep = setInterval(() => void tick(io, feeds), SWEEP_MS);
  const recheck = setInterval(() => recheckSoon(io, () => true), RECHECK_MS);
  return {
    close: async () => {
      clearInterval(sweep);
      clearInterval(recheck);
      unsubscribe();
      watches.close();
      io.emit("server_restart", { type: "server_restart", retry_in_ms: 250 + Math.round(Math.random() * 1500) });
      await io.close();
    },
  };
}

/** Finds out who connects. Only failures count against an address: behind one there may be many people. */
async function admit(socket: ParkmateSocket): Promise<void> {
  const { ip } = callerOf(socket.request);
  const tooMany = () => { throw new Refused("rate_limited", 429, "Too many failed connections.", 10); };
  await refuseSpent(HANDSHAKE, ip).catch(tooMany);
  const identity = await identify(socket).catch(async (error: unknown) => {
    if (!(error instanceof Refused)) throw unavailable(error);
    await consume(HANDSHAKE, ip, FAILED_HANDSHAKES).catch(tooMany);
    throw error;
  });
  Object.assign(socket.data, identity, { subscribed: null, warnedOfExpiry: false });
}

/** An outage is nobody's fault: the client waits and comes again. */
function unavailable(error: unknown): Refused {
  log().warn({ err: error }, "a socket's person could not be looked up");
  return new Refused("unavailable", 503, "The service is restarting. Please try again.", 2);
}

async function welcome(io: ParkmateServer, socket: ParkmateSocket, feeds: Feeds, watches: Watches): Promise<void> {
  const { actor, expiresAt } = socket.data;
  vitals.sockets += 1;
  socket.on("disconnect", () => {
    vitals.sockets -= 1;
    feeds.leave(actor.id, socket.id);
  });
  socket.on("disconnecting", () => watches.leave(socket));
  handleMessages(socket, watches);
  const seq = (await feedPositions([actor.id])).get(actor.id) ?? 0;
  const rooms = [`user:${actor.id}`, `role:${actor.role}`, ...(await opsRooms(actor))];
  // One that left meanwhile has been tidied up already; what it joined now would stay for ever.
  if (!socket.connected) return;
  feeds.join(actor.id, socket.id, seq);
  await socket.join(rooms);
  closeOldest(io, actor.id);
  socket.emit("connection_established", {
    type: "connection_established", message: `Connected successfully as ${actor.name}`, user_id: actor.id, unread_count: await countUnread(actor.id), seq,
    server_time: clock.now().toISOString(), expires_at: expiresAt?.toISOString() ?? null, recovered: false,
  });
  const lastSeq: unknown = socket.handshake.auth.last_seq;
  if (lastSeq !== undefined && lastSeq !== null) await catchUp(socket, lastSeq);
}

const opsRooms = async (actor: Actor): Promise<string[]> =>
  actor.role === "owner" || actor.role === "staff" ? (await lotIdsOf(actor)).map((id) => `lot:${id}:ops`) : [];

/** The eleventh socket of a person ends the first one. */
function closeOldest(io: ParkmateServer, userId: string): void {
  const all = [...(io.sockets.adapter.rooms.get(`user:${userId}`) ?? [])];
  for (const id of all.slice(0, Math.max(0, all.length - MAX_SOCKETS_PER_USER))) {
    const oldest = io.sockets.sockets.get(id);
    oldest?.emit("error", { type: "error", code: "too_many_sockets", message: "A newer connection took this one's place." });
    oldest?.disconnect(true);
  }
}

async function catchUp(socket: ParkmateSocket, lastSeq: unknown): Promise<void> {
  const { actor } = socket.data;
  const since = typeof lastSeq === "number" && Number.isSafeInteger(lastSeq) && lastSeq >= 0 ? lastSeq : Number.MAX_SAFE_INTEGER;
  const result = await sync(actor, since);
  socket.emit("sync", { type: "sync", ...result });
  const missed = result.upserts.filter((one) => !one.is_read && one.seq > since);
  if (missed.length < AWAY_THRESHOLD && !result.reset) return;
  const by_type: Record<string, number> = {};
  for (const one of missed) by_type[one.notification_type] = (by_type[one.notification_type] ?? 0) + 1;
  const action_required = missed.filter((one) => one.event_type === "cash_payment_pending" && !one.resolved).length;
  if (since < Number.MAX_SAFE_INTEGER) socket.emit("away_summary", { type: "away_summary", missed: result.reset ? result.unread_count : missed.length, action_required, by_type });
}

function onHints(io: ParkmateServer, hints: Hints, feeds: Feeds, watches: Watches): void {
  if (hints.users.size) void feeds.pump([...hints.users]);
  watches.changed(hints);
  if (hints.revoked.size) setImmediate(() => recheckSoon(io, (socket) => hints.revoked.has(socket.data.actor.id)));
  if (hints.clock.size) io.emit("pong", { type: "pong", timestamp: null, server_time: clock.now().toISOString() });
}

async function tick(io: ParkmateServer, feeds: Feeds): Promise<void> {
  try {
    await feeds.pumpAll();
    for (const socket of io.sockets.sockets.values()) checkExpiry(socket);
  } catch (error) {
    log().warn({ err: error }, "the realtime sweep failed and will be tried again");
  }
}

/** Closing the transport, not the namespace, lets the client come back with a fresh token. */
function checkExpiry(socket: ParkmateSocket): void {
  const { expiresAt, endsAt } = socket.data;
  if (endsAt !== null && clock.realMs() >= endsAt) return signOut(socket, "session_ended");
  if (!expiresAt) return;
  const left = expiresAt.getTime() - clock.ms();
  if (left <= 0) {
    socket.emit("error", { type: "error", code: "token_expired", message: "The socket token has expired." });
    socket.conn.close();
  } else if (left <= TOKEN_WARNING_MS && !socket.data.warnedOfExpiry) {
    socket.data.warnedOfExpiry = true;
    socket.emit("token_expiring", { type: "token_expiring", expires_at: expiresAt.toISOString() });
  }
}

/** Ends sockets whose session or token no longer counts (security.md S12). */
async function recheckSockets(io: ParkmateServer, which: (socket: ParkmateSocket) => boolean): Promise<void> {
  for (const socket of [...io.sockets.sockets.values()]) {
    if (!which(socket)) continue;
    const { actor, wsTokenHash } = socket.data;
    const now = await actorOfSession(actor.session_id);
    const hasToken = wsTokenHash === null || (await findWsTokenByHash(wsTokenHash)) !== undefined;
    if (now?.role === actor.role && hasToken) continue;
    signOut(socket, hasToken ? "session_ended" : "token_revoked");
  }
}

function signOut(socket: ParkmateSocket, reason: string): void {
  socket.emit("force_logout", { type: "force_logout", reason });
  socket.disconnect(true);
}

const recheckSoon = (io: ParkmateServer, which: (socket: ParkmateSocket) => boolean): void =>
  void recheckSockets(io, which).catch((error: unknown) => log().warn({ err: error }, "sockets could not be checked; the next round will"));

