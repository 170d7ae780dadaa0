import type { QueryClient } from "@tanstack/react-query";
import type { ServerEvents } from "@/lib/realtime/protocol";
import { delayAfterRefusal, isTemporaryRefusal } from "./connection";
import { connectReceipts, disconnectReceipts } from "./delivery-receipts";
import { leavePage } from "../leave-page";
import type { LiveSession } from "./live-session";
import { liveStore } from "./live-store";
import { handlersOf } from "./message-handlers";
import { flushQueue } from "./offline-queue";
import { checkLayout } from "./parking-cache";
import { startPolling, stopPolling } from "./polling";
import { FIRST_RETRY_MS, reportPresence, type LiveSocket } from "./socket";
import type { Timers } from "./timers";
import { connectWatches, disconnectWatches } from "./watches";

const PING_EVERY_MS = 30_000;
/** Polling begins so long after the last connection, however its successor fails. */
const MAX_SILENCE_MS = 10_000;
/** The clock uses the fastest of a few round trips, so the first pings come quickly. */
const FIRST_PINGS_MS = [0, 400, 1200];

export function bindSocket(socket: LiveSocket, session: LiveSession, timers: Timers): void {
  for (const [name, handler] of Object.entries(handlersOf(session)))
    socket.on(name as keyof ServerEvents, handler);
  bindConnect(socket, session, timers);
  bindFailures(socket, session, timers);
  keepPinging(socket, timers);
}

function bindConnect(socket: LiveSocket, session: LiveSession, timers: Timers): void {
  let wasConnected = false;
  socket.on("connect", () => {
    stopPolling();
    socket.io.reconnectionDelay(FIRST_RETRY_MS);
    liveStore.applyChange({ kind: "connected" });
    connectWatches(socket, (lot, version) => checkLayout(session.queries, lot, version));
    connectReceipts((ids) => socket.emit("received", { ids }));
    reportPresence(socket);
    void flushQueue(session);
    for (const ms of FIRST_PINGS_MS) timers.after(ms, () => ping(socket));
    if (wasConnected) refreshUnsequenced(session.queries);
    wasConnected = true;
  });
  socket.on("disconnect", (reason) => {
    disconnectWatches();
    disconnectReceipts();
    liveStore.applyChange({ kind: "dropped", reason });
    // The library reconnects by itself, except after the server closed the socket.
    if (reason === "io server disconnect") timers.after(FIRST_RETRY_MS, () => socket.connect());
  });
}

/** Slots and bookings have no sequence number, so after a gap they are fetched again. */
const refreshUnsequenced = (queries: QueryClient) =>
  void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "notifications" });

interface Refusal {
  code?: string;
  retry_after?: number;
}

function bindFailures(socket: LiveSocket, session: LiveSession, timers: Timers): void {
  let refusals = 0;
  socket.on("connect", () => {
    refusals = 0;
  });
  const pollUnlessConnected = () =>
    timers.after(MAX_SILENCE_MS, () => {
      if (socket.connected || !socket.active) return;
      liveStore.applyChange({ kind: "silent" });
      if (liveStore.get().status === "Polling") startPolling(session);
    });
  pollUnlessConnected();
  socket.on("disconnect", pollUnlessConnected);
  socket.on("connect_error", (error) => {
    const { code, retry_after } = (error as Error & { data?: Refusal }).data ?? {};
    if (code === undefined) return;
    if (code === "other_person") return leavePage();
    if (!isTemporaryRefusal(code))
      return liveStore.applyChange({ kind: "signed-out", reason: code });
    // The library does not reconnect after a refusal by the server.
    refusals += 1;
    liveStore.applyChange({ kind: "attempt", number: refusals });
    reportFailure(session, code);
    timers.after(delayAfterRefusal(refusals, retry_after), () => socket.connect());
  });
  socket.io.on("reconnect_attempt", (number) => liveStore.applyChange({ kind: "attempt", number }));
  socket.io.on("reconnect_error", (error) => reportFailure(session, error.message));
}

function reportFailure(session: LiveSession, error: string): void {
  liveStore.applyChange({ kind: "failed", error });
  if (liveStore.get().status === "Polling") startPolling(session);
}

function ping(socket: LiveSocket): void {
  if (socket.connected) socket.emit("ping", { timestamp: performance.now() });
}

function keepPinging(socket: LiveSocket, timers: Timers): void {
  timers.after(PING_EVERY_MS, () => {
    ping(socket);
    keepPinging(socket, timers);
  });
}
