import type { Actor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import {
  newConnectionData,
  type CloseReason,
  type Connection,
  type ServerEvent,
} from "@/lib/realtime/connection";
import type { Identity } from "@/lib/realtime/handshake";
import type { ServerMessages } from "@/lib/realtime/protocol";

interface Sent {
  event: ServerEvent;
  message: unknown;
  isReply: boolean;
}

/** A connection without a network, which records what is sent to it. */
export class TestConnection implements Connection {
  readonly id = newId();
  readonly data;
  readonly sent: Sent[] = [];
  closedFor: CloseReason | null = null;

  constructor(actor: Actor, identity: Partial<Identity> = {}) {
    this.data = newConnectionData({
      actor,
      tokenExpiresAt: null,
      signInEndsMs: null,
      wsTokenHash: null,
      ...identity,
    });
  }

  get isOpen(): boolean {
    return this.closedFor === null;
  }

  send<E extends ServerEvent>(event: E, message: ServerMessages[E]): void {
    if (this.isOpen) this.sent.push({ event, message, isReply: false });
  }

  reply<E extends ServerEvent>(event: E, message: ServerMessages[E]): void {
    if (this.isOpen) this.sent.push({ event, message, isReply: true });
  }

  close(reason: CloseReason): void {
    this.closedFor ??= reason;
  }

  /** The names of all messages so far, in their order. */
  get events(): ServerEvent[] {
    return this.sent.map((one) => one.event);
  }

  /** The messages of one kind, in their order. */
  all<E extends ServerEvent>(event: E): ServerMessages[E][] {
    return this.sent
      .filter((one) => one.event === event)
      .map((one) => one.message as ServerMessages[E]);
  }

  /** The last message of one kind. Throws when there is none. */
  last<E extends ServerEvent>(event: E): ServerMessages[E] {
    const message = this.all(event).at(-1);
    if (!message) throw new Error(`No ${event} was sent, only ${this.events.join(", ")}.`);
    return message;
  }

  clear(): void {
    this.sent.length = 0;
  }
}
