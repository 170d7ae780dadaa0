import type { Notification } from "@/lib/domain/notification/schema";
import {
  nextConnection,
  startOfConnection,
  type Connection,
  type ConnectionChange,
} from "./connection";

export interface LiveState extends Connection {
  isConnected: boolean;
  latencyMs: number | null;
  unreadCount: number;
  /** Notifications that came while this page was open, newest first. */
  messages: readonly Notification[];
}

const MOST_MESSAGES = 200;
export const idle: LiveState = {
  ...startOfConnection,
  isConnected: false,
  latencyMs: null,
  unreadCount: 0,
  messages: [],
};

let state = idle;
const listeners = new Set<() => void>();

function set(change: Partial<LiveState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

/** What every part of the page may know of the live connection; one for the tab, as there is one socket. */
export const liveStore = {
  get: () => state,
  getOnServer: () => idle,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  set,
  reset: () => set(idle),
  change(change: ConnectionChange) {
    const next = nextConnection(state, change);
    set({ ...next, isConnected: next.status === "Connected" });
  },
  remember(row: Notification) {
    set({
      messages: [row, ...state.messages.filter((other) => other.id !== row.id)].slice(
        0,
        MOST_MESSAGES,
      ),
    });
  },
};
