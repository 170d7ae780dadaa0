import { WebSocket } from "ws";
import { newId } from "@/lib/core/id";
import {
  newConnectionData,
  type CloseReason,
  type Connection,
  type ConnectionData,
  type ServerEvent,
} from "./connection";
import type { Dialect } from "./dialects";
import type { Answer } from "./handlers";
import type { Identity, RefusalCode } from "./handshake";
import type { Ack, ServerMessages } from "./protocol";

/** 4001 not signed in, 4003 expired or not allowed, 4008 over a limit, 1013 try again later. */
export const refusalCodes: Record<RefusalCode, number> = {
  unauthenticated: 4001,
  token_wrong_kind: 4001,
  use_ws_token: 4001,
  user_inactive: 4001,
  token_expired: 4003,
  forbidden: 4003,
  other_person: 4003,
  unknown_dialect: 4003,
  rate_limited: 4008,
  unavailable: 1013,
};
const closeCodes: Record<CloseReason, number> = {
  expired: 4003,
  failed: 1013,
  signed_out: 4001,
  replaced: 4008,
  abuse: 4008,
};
/** A client that sends requests and reads no answers would fill the memory. */
const MAX_UNREAD_BYTES = 4 * 1024 * 1024;

/** A plain WebSocket with JSON frames in one dialect. */
export class PlainConnection implements Connection {
  readonly id = newId();
  readonly data: ConnectionData;
  readonly #client: WebSocket;
  readonly #dialect: Dialect;

  constructor(client: WebSocket, identity: Identity, dialect: Dialect) {
    this.#client = client;
    this.#dialect = dialect;
    this.data = newConnectionData(identity);
  }

  get isOpen(): boolean {
    return this.#client.readyState === WebSocket.OPEN;
  }

  send<E extends ServerEvent>(event: E, message: ServerMessages[E]): void {
    this.#write(this.#dialect({ event, message, isReply: false }));
  }

  reply<E extends ServerEvent>(event: E, message: ServerMessages[E]): void {
    this.#write(this.#dialect({ event, message, isReply: true }));
  }

  /** Acknowledges a message that carried an `ack`. */
  acknowledge(ack: string | number | undefined, answer: Ack<Answer>): void {
    if (ack !== undefined) this.#write({ ...answer, type: "ack", ack });
  }

  close(reason: CloseReason): void {
    this.#client.close(closeCodes[reason], reason);
  }

  #write(frame: object | null): void {
    if (!frame || !this.isOpen) return;
    if (this.#client.bufferedAmount > MAX_UNREAD_BYTES) return this.#client.terminate();
    this.#client.send(JSON.stringify(frame));
  }
}
