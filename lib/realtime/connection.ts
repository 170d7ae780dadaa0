import type { Identity } from "./handshake";
import type { ServerMessages } from "./protocol";

export type ServerEvent = keyof ServerMessages;

/** What a page has reported about itself. A page that reports nothing counts as hidden. */
export interface ClientState {
  visible: boolean;
  tab_id: string | null;
}

export interface ConnectionData extends Identity {
  /** Events, categories and topics that the client wants to get; null for all. */
  subscribed: Set<string> | null;
  /** What the client does not want although it is subscribed to all. */
  unsubscribed: Set<string>;
  warnedOfExpiry: boolean;
  client: ClientState;
  /** When the latest invalid messages came, in monotonic ms. */
  invalidAt: number[];
}

export const newConnectionData = (
  identity: Identity,
  client: ClientState = { visible: false, tab_id: null },
): ConnectionData => ({
  ...identity,
  subscribed: null,
  unsubscribed: new Set(),
  warnedOfExpiry: false,
  client,
  invalidAt: [],
});

/** Why the server closes a connection. After `expired` and `failed` the client reconnects. */
export type CloseReason = "expired" | "failed" | "signed_out" | "replaced" | "abuse";

/** One client, whichever transport it uses. Sending to a closed connection does nothing. */
export interface Connection {
  readonly id: string;
  readonly data: ConnectionData;
  readonly isOpen: boolean;
  /** Pushes a message that the client did not ask for. */
  send<E extends ServerEvent>(event: E, message: ServerMessages[E]): void;
  /** Answers a message of the client. Some dialects pass on a reply, but not the same push. */
  reply<E extends ServerEvent>(event: E, message: ServerMessages[E]): void;
  close(reason: CloseReason): void;
}
