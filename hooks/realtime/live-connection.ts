import type { QueryClient } from "@tanstack/react-query";
import { applySync } from "./apply-sync";
import { disconnectReceipts } from "./delivery-receipts";
import type { LiveSession } from "./live-session";
import { liveStore } from "./live-store";
import { flushQueue } from "./offline-queue";
import { stopPolling } from "./polling";
import { signOutAndReload } from "./sign-out";
import { createSocket, reportPresence, type LiveSocket } from "./socket";
import { bindSocket } from "./socket-events";
import { requestLeadership } from "./tab-leader";
import { Timers } from "./timers";
import type { Toaster } from "./toaster";
import { disconnectWatches } from "./watches";

/** How long a connection outlives its page. A page that mounts meanwhile takes it over. */
const CLOSE_DELAY_MS = 1000;

let live: LiveConnection | null = null;
let closing: ReturnType<typeof setTimeout> | null = null;

/** The sequence number up to which this page is complete; null before the first message. */
export const liveSeq = () => live?.lastSeq ?? null;

/**
 * Opens the tab's only socket for a person. The returned function closes it, unless another page
 * opens it again within a second.
 */
export function openLiveConnection(
  userId: string,
  queries: QueryClient,
  toaster: Toaster,
): () => void {
  if (closing) clearTimeout(closing);
  if (live && live.userId !== userId) live.close();
  if (!live) {
    live = new LiveConnection(userId, queries, toaster);
    void live.open();
  }
  const opened = live;
  return () => {
    closing = setTimeout(() => opened.close(), CLOSE_DELAY_MS);
  };
}

class LiveConnection implements LiveSession {
  lastSeq: number | null = null;
  private socket: LiveSocket | null = null;
  private isClosed = false;
  private isAside = false;
  private readonly timers = new Timers();
  private readonly listeners = new AbortController();

  constructor(
    readonly userId: string,
    readonly queries: QueryClient,
    readonly toaster: Toaster,
  ) {}

  async open(): Promise<void> {
    requestLeadership();
    liveStore.reset();
    this.listen();
    const socket = await createSocket(this);
    if (this.isClosed) return;
    this.socket = socket;
    bindSocket(socket, this, this.timers);
    socket.connect();
    if (!navigator.onLine) this.onNetworkChange();
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.timers.clear();
    this.listeners.abort();
    stopPolling();
    disconnectWatches();
    disconnectReceipts();
    this.socket?.disconnect();
    if (live === this) live = null;
    if (liveStore.get().status !== "Signed out") liveStore.reset();
  }

  requestSync(): void {
    this.socket?.emit("sync", { last_seq: this.lastSeq }, (ack) => {
      if (ack.ok) applySync(this, ack);
    });
  }

  reconnectIn(ms: number): void {
    this.socket?.io.reconnectionDelay(Math.max(ms, 1));
    if (ms === 0) this.socket?.disconnect().connect();
  }

  standAside(): void {
    this.isAside = true;
    this.socket?.disconnect();
  }

  signedOut(reason: string): void {
    liveStore.applyChange({ kind: "signed-out", reason });
    this.close();
    void signOutAndReload(this.queries);
  }

  private listen(): void {
    const options = { signal: this.listeners.signal };
    const onNetworkChange = () => this.onNetworkChange();
    const onVisibilityChange = () => this.onVisibilityChange();
    window.addEventListener("online", onNetworkChange, options);
    window.addEventListener("offline", onNetworkChange, options);
    window.addEventListener("focus", onVisibilityChange, options);
    document.addEventListener("visibilitychange", onVisibilityChange, options);
  }

  private onNetworkChange(): void {
    if (!navigator.onLine) return liveStore.applyChange({ kind: "offline" });
    // A short gap may leave the socket open. Otherwise connect now instead of at the next retry.
    liveStore.applyChange({ kind: this.socket?.connected ? "connected" : "online" });
    if (this.socket && !this.socket.connected && !this.isAside) this.socket.disconnect().connect();
    void flushQueue(this);
  }

  private onVisibilityChange(): void {
    if (this.socket?.connected) reportPresence(this.socket);
    if (!this.isAside || document.visibilityState !== "visible") return;
    this.isAside = false;
    this.socket?.connect();
  }
}
