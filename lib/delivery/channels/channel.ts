import type { Channel } from "@/lib/event/event";
import type { Outgoing } from "../outgoing";

/** `refused`: for good; `later`: this message for now; `unreachable`: the provider takes none. */
export type FailureKind = "refused" | "later" | "unreachable";

/** Thrown by a sender. Its message names no address and no secret, since admins read it. */
export class SendFailure extends Error {
  readonly kind: FailureKind;
  /** How long the provider asks to be left alone, in milliseconds. */
  readonly waitMs: number | undefined;

  constructor(kind: FailureKind, message: string, waitMs?: number) {
    super(message);
    this.name = "SendFailure";
    this.kind = kind;
    this.waitMs = waitMs;
  }
}

/** One message, of one notification or of several as a digest. */
export interface Parcel {
  /** The same in each try, so that a provider or a reader recognises a second copy. */
  key: string;
  contents: readonly [Outgoing, ...Outgoing[]];
}

export interface ChannelSender {
  channel: Channel;
  /** Returns the provider's name of the message, if it has one. Throws `SendFailure`. */
  send: (parcel: Parcel) => Promise<string | null>;
}
