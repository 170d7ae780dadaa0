import type { Identity } from "./handshake";
import type { ServerMessages } from "./protocol";

export type ServerEvent = keyof ServerMessages;
/** What a page tells of itself; one that tells nothing counts as hidden, so that nothing is held back on its account. */
export interface ClientState {
  visible: boolean;
  tab_id: string | null;
}

export interface ConnectionData extends Identity {
  /** What its client wants to be pushed; null for everything. */
  subscribed: Set<string> | null;
  /** What it takes out of everything. */
  unwanted: Set<string>;
  warnedOfExpiry: boolean;
  client: ClientState;
  /** When its last bad messages came, in monotonic ms. */
  badAt: number[];
}

/** Why we end a connection. After `expired` and `failed` a client may come back by itself, with a fresh token. */
export type Ending = "expired" | "failed" | "signed_out" | "replaced" | "abuse";

/** One client, whichever transport it came by. Sending to one that has gone does nothing. */
export interface Connection {
  readonly id: string;
  readonly data: ConnectionData;
  readonly isOpen: boolean;
  /** Pushes something that the client did not ask for just now. */
  send<E extends ServerEvent>(event: E, message: ServerMessages[E]): void;
  /** Sends what the client has just asked for: some clients take anything else for a notification. */
  reply<E extends ServerEvent>(event: E, message: ServerMessages[E]): void;
  close(ending: Ending): void;
}
