import type { QueryClient } from "@tanstack/react-query";
import type { Socket } from "socket.io-client";
import type { SyncResult } from "@/lib/domain/notification/schema";
import {
  SOCKET_PATH,
  type Ack,
  type ClientMessage,
  type ServerEvents,
} from "@/lib/realtime/protocol";
import { isPassing, waitAfter } from "./connection";
import { applySync, handlersOf } from "./handlers";
import { standForLeader } from "./leader";
import { leave } from "./leave";
import { liveStore } from "./live-store";
import { sendWaiting } from "./offline-queue";
import { startPolling, stopPolling } from "./polling";
import { receiptsBegin, receiptsEnd } from "./receipts";
import type { LiveSession } from "./session";
import { watchesBegin, watchesEnd } from "./watches";

type SyncAnswer = (ack: Ack<SyncResult>) => void;
type Sent = Record<Exclude<ClientMessage, "sync">, (payload: object) => void> & {
  sync: (payload: object, answer: SyncAnswer) => void;
};
type LiveSocket = Socket<ServerEvents, Sent>;
const FIRST_RETRY_MS = 1000;
const PING_EVERY_MS = 30_000;
/** The clock is learnt from the quickest of a few round trips, so the first ones come soon. */
const FIRST_PINGS_MS = [0, 400, 1200];

let live: { session: LiveSession; close: () => void } | null = null;
let closing: ReturnType<typeof setTimeout> | null = null;

export const liveUserId = () => live?.session.userId ?? "";
/** How far this page has heard the person's feed; null when it has not heard of it yet. */
export const liveSeq = () => live?.session.lastSeq ?? null;

/** Opens the tab's one socket for a person. The returned function closes it, unless a page that follows at once takes it over. */
export function openLive(userId: string, queries: QueryClient): () => void {
  if (closing) clearTimeout(closing);
  if (live && live.session.userId !== userId) live.close();
  live ??= connect(userId, queries);
  const mine = live;
  return () => {
    closing = setTimeout(() => mine.close(), 1000);
  };
}

function connect(userId: string, queries: QueryClient) {
  let socket: LiveSocket | null = null;
  let closed = false;
  let isAside = false;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (ms: number, task: () => void) => timers.add(setTimeout(task, ms));

  const session: LiveSession = {
    userId,
    queries,
    lastSeq: null,
    requestSync: () =>
      socket?.emit("sync", { last_seq: session.lastSeq }, (ack) => {
        if (ack.ok) applySync(session, ack);
      }),
    reconnectIn(ms) {
      socket?.io.reconnectionDelay(Math.max(ms, 1));
      if (ms === 0) socket?.disconnect().connect();
    },
    standAside() {
      isAside = true;
      socket?.disconnect();
    },
    signedOut(reason) {
      liveStore.change({ kind: "signed-out", reason });
      close();
      void leave(queries);
    },
  };

  const network = () => {
    if (!navigator.onLine) return liveStore.change({ kind: "offline" });
    // A short gap may leave the socket open; otherwise waiting out the next attempt would be idle.
    liveStore.change({ kind: socket?.connected ? "connected" : "online" });
    if (socket && !socket.connected && !isAside) socket.disconnect().connect();
    void sendWaiting(session);
  };
  const seen = () => {
    if (socket?.connected) sayPresence(socket);
    if (!isAside || document.visibilityState !== "visible") return;
    isAside = false;
    socket?.connect();
  };
  const close = () => {
    if (closed) return;
    closed = true;
    for (const timer of timers) clearTimeout(timer);
    window.removeEventListener("online", network);
    window.removeEventListener("offline", network);
    window.removeEventListener("focus", seen);
    document.removeEventListener("visibilitychange", seen);
    stopPolling();
    watchesEnd();
    receiptsEnd();
    socket?.disconnect();
    if (live?.session === session) live = null;
    if (liveStore.get().status !== "Signed out") liveStore.reset();
  };

  standForLeader();
  liveStore.reset();
  window.addEventListener("online", network);
  window.addEventListener("offline", network);
  window.addEventListener("focus", seen);
  document.addEventListener("visibilitychange", seen);
  void dial(session).then((dialled) => {
    if (closed) return;
    socket = dialled;
    wire(socket, session, later);
    socket.connect();
    if (!navigator.onLine) network();
  });
  return { session, close };
}

async function dial(session: LiveSession): Promise<LiveSocket> {
  const { io } = await import("socket.io-client");
  return io(process.env.NEXT_PUBLIC_WS_URL ?? window.location.origin, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    autoConnect: false,
    // At most 5 s after the server is back the page is back: the wait and the handshake.
    reconnectionDelay: FIRST_RETRY_MS,
    reconnectionDelayMax: 3500,
    randomizationFactor: 0.5,
    // The session cookie says who it is; asked anew at each connect, because the sequence number moves on.
    auth: (give) =>
      give({
        ...(session.lastSeq !== null ? { last_seq: session.lastSeq } : {}),
        client: { tab_id: tabId(), visible: document.visibilityState === "visible", version: "1" },
      }),
  });
}

function wire(
  socket: LiveSocket,
  session: LiveSession,
  later: (ms: number, task: () => void) => void,
): void {
  let connectedBefore = false;
  let refusals = 0;
  const ping = () => {
    if (socket.connected) socket.emit("ping", { timestamp: performance.now() });
  };
  const keepPinging = () => {
    ping();
    later(PING_EVERY_MS, keepPinging);
  };
  later(PING_EVERY_MS, keepPinging);

  const failed = (error: string) => {
    liveStore.change({ kind: "failed", error });
    if (liveStore.get().status === "Polling") startPolling(session);
  };

  for (const [name, handler] of Object.entries(handlersOf(session)))
    socket.on(name as keyof ServerEvents, handler as never);
  socket.on("connect", () => {
    stopPolling();
    refusals = 0;
    socket.io.reconnectionDelay(FIRST_RETRY_MS);
    liveStore.change({ kind: "connected" });
    watchesBegin(socket);
    receiptsBegin((ids) => socket.emit("received", { ids }));
    sayPresence(socket);
    void sendWaiting(session);
    for (const ms of FIRST_PINGS_MS) later(ms, ping);
    // Slots and bookings have no sequence number: after a gap they are asked for again.
    if (connectedBefore)
      void session.queries.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== "notifications",
      });
    connectedBefore = true;
  });
  socket.on("disconnect", (reason) => {
    watchesEnd();
    receiptsEnd();
    liveStore.change({ kind: "dropped", reason });
    if (reason === "io server disconnect") later(FIRST_RETRY_MS, () => socket.connect());
  });
  socket.on("connect_error", (error) => {
    const { code, retry_after } =
      (error as Error & { data?: { code?: string; retry_after?: number } }).data ?? {};
    if (code === undefined) return;
    if (!isPassing(code)) return liveStore.change({ kind: "signed-out", reason: code });
    // The server answered and said "not now"; the library does not try again by itself.
    liveStore.change({ kind: "attempt", number: ++refusals });
    failed(code);
    later(waitAfter(refusals, retry_after), () => socket.connect());
  });
  socket.io.on("reconnect_attempt", (number) => liveStore.change({ kind: "attempt", number }));
  socket.io.on("reconnect_error", (error) => failed(error.message));
}

/** Where the person looks: what is read here at once need not go out by e-mail. */
const sayPresence = (socket: LiveSocket) =>
  socket.emit("presence", { visible: document.visibilityState === "visible", tab_id: tabId() });

function tabId(): string {
  const known = sessionStorage.getItem("parkmate:tab");
  if (known) return known;
  const fresh = crypto.randomUUID?.() ?? String(Math.random());
  sessionStorage.setItem("parkmate:tab", fresh);
  return fresh;
}
