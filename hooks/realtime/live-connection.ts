import type { QueryClient } from "@tanstack/react-query";
import { signedOutPath, whySignedOut } from "@/lib/auth/sign-in-path";
import { getLive } from "@/lib/domain/system/client";
import { call } from "@/lib/http/client";
import { learnServerTime } from "@/hooks/server-clock";
import { onWake } from "@/hooks/wake";
import { applySync } from "./apply-sync";
import { disconnectReceipts } from "./delivery-receipts";
import { followPosition } from "./live-position";
import type { LiveSession } from "./live-session";
import { liveStore } from "./live-store";
import { countedSeq } from "./unread-count";
import { flushQueue } from "./offline-queue";
import { stopPolling } from "./polling";
import { signOutAndReload } from "./sign-out";
import { createSocket, reportPresence, type LiveSocket } from "./socket";
import { bindSocket } from "./socket-events";
import { requestLeadership } from "./tab-leader";
import { Timers } from "./timers";
import type { Toaster } from "./toaster";
import { disconnectWatches } from "./watches";

/** How long a connection stays open without a page, so that the next page can take it over. */
const CLOSE_DELAY_MS = 1000;

let live: LiveConnection | null = null;
let closeTimer: ReturnType<typeof setTimeout> | null = null;

/**
 * Opens the tab's only socket for a person. The returned function closes it, unless another page
 * opens it again within a second.
 */
export function openLiveConnection(
  userId: string,
  queries: QueryClient,
  toaster: Toaster,
): () => void {
  if (closeTimer) clearTimeout(closeTimer);
  if (live && live.userId !== userId) live.close();
  if (!live) {
    live = new LiveConnection(userId, queries, toaster);
    followPosition(live);
    void live.open();
  }
  const opened = live;
  return () => {
    closeTimer = setTimeout(() => opened.close(), CLOSE_DELAY_MS);
  };
}

class LiveConnection implements LiveSession {
  lastSeq: number | null = null;
  private socket: LiveSocket | null = null;
  private isClosed = false;
  /** The server prefers a newer tab: this one stays disconnected until it is visible again. */
  private isReplaced = false;
  private readonly timers = new Timers();
  private readonly pageListeners = new AbortController();

  constructor(
    readonly userId: string,
    readonly queries: QueryClient,
    readonly toaster: Toaster,
  ) {}

  async open(): Promise<void> {
    // The answers that came with the page are complete up to here; the server sends the rest.
    this.lastSeq = countedSeq(this.queries) ?? null;
    requestLeadership();
    liveStore.reset();
    this.addPageListeners();
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
    this.pageListeners.abort();
    stopPolling();
    disconnectWatches();
    disconnectReceipts();
    this.socket?.disconnect();
    if (live === this) {
      live = null;
      followPosition(null);
    }
    if (liveStore.get().status !== "Signed out") liveStore.reset();
  }

  requestSync(): void {
    this.socket?.emit("sync", { last_seq: this.lastSeq }, (ack) => {
      if (ack.ok) applySync(this, ack);
    });
  }

  reconnectAfter(delayMs: number): void {
    // The library doubles the delay after each failure, and 0 would not grow.
    this.socket?.io.reconnectionDelay(Math.max(delayMs, 1));
    if (delayMs === 0) this.socket?.disconnect().connect();
  }

  yieldToNewerTab(): void {
    this.isReplaced = true;
    this.socket?.disconnect();
  }

  signOut(reason: string): void {
    liveStore.applyChange({ kind: "signed-out", reason });
    this.close();
    const { pathname, search } = window.location;
    void signOutAndReload(this.queries, signedOutPath(whySignedOut(reason), pathname + search));
  }

  private addPageListeners(): void {
    const options = { signal: this.pageListeners.signal };
    const onNetworkChange = () => this.onNetworkChange();
    const onFocusOrVisibility = () => this.onFocusOrVisibility();
    window.addEventListener("online", onNetworkChange, options);
    window.addEventListener("offline", onNetworkChange, options);
    onWake(() => void askForTime(), this.pageListeners.signal);
    window.addEventListener("focus", onFocusOrVisibility, options);
    document.addEventListener("visibilitychange", onFocusOrVisibility, options);
  }

  private onNetworkChange(): void {
    if (!navigator.onLine) return liveStore.applyChange({ kind: "offline" });
    // A short gap may leave the socket open. Otherwise connect now instead of at the next retry.
    liveStore.applyChange({ kind: this.socket?.connected ? "connected" : "online" });
    if (this.socket && !this.socket.connected && !this.isReplaced)
      this.socket.disconnect().connect();
    void flushQueue(this);
  }

  private onFocusOrVisibility(): void {
    if (this.socket?.connected) reportPresence(this.socket);
    if (!this.isReplaced || document.visibilityState !== "visible") return;
    this.isReplaced = false;
    this.socket?.connect();
  }
}

/** Over HTTP, because a socket may be dead after a sleep without knowing it. */
async function askForTime(): Promise<void> {
  const sentAt = performance.now();
  const answer = await call(getLive, {}).catch(() => null);
  if (answer) learnServerTime(answer.server_time, performance.now() - sentAt);
}
