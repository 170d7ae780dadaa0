import type { Notification } from "@/lib/domain/notification/schema";
import {
  initialConnection,
  nextConnection,
  type Connection,
  type ConnectionChange,
} from "./connection";

export interface LiveState extends Connection {
  isConnected: boolean;
  latencyMs: number | null;
  unreadCount: number;
  /** Notifications received while this page was open, newest first. */
  messages: readonly Notification[];
}

const MAX_MESSAGES = 200;
const idle: LiveState = {
  ...initialConnection,
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

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function applyChange(change: ConnectionChange): void {
  const next = nextConnection(state, change);
  set({ ...next, isConnected: next.status === "Connected" });
}

function addMessage(row: Notification): void {
  const others = state.messages.filter((other) => other.id !== row.id);
  set({ messages: [row, ...others].slice(0, MAX_MESSAGES) });
}

/** The state of the live connection; one per tab, as there is one socket. */
export const liveStore = {
  get: () => state,
  getOnServer: () => idle,
  subscribe,
  set,
  reset: () => set(idle),
  applyChange,
  addMessage,
};
