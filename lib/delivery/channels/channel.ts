import { catchMessage, type MessageToCatch } from "@/lib/domain/channel/write/catch-message";
import { hasProvider } from "@/lib/event/available-channels";
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

interface ChannelParts<M> {
  channel: Channel;
  compose: (parcel: Parcel) => Promise<M>;
  /** Hands the message to the provider; see `ChannelSender`. */
  handOver: (message: M) => Promise<string | null>;
  /** What is kept of the message where there is no provider. */
  show: (message: M) => Omit<MessageToCatch, "key" | "channel">;
}

export const channelSender = <M>(parts: ChannelParts<M>): ChannelSender => ({
  channel: parts.channel,
  async send(parcel) {
    const { channel } = parts;
    const message = await parts.compose(parcel);
    if (hasProvider(channel)) return parts.handOver(message);
    return catchMessage({ key: parcel.key, channel, ...parts.show(message) });
  },
});
