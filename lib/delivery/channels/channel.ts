import { catchMessage, type MessageToCatch } from "@/lib/domain/channel/write/catch-message";
import { hasProvider } from "@/lib/event/available-channels";
import type { Channel } from "@/lib/event/event";
import type { Outgoing } from "../outgoing";

/**
 * `refused`: for good; `later`: this message for now; `unreachable`: the provider takes none;
 * `gone`: there is no address any more.
 */
export type FailureKind = "refused" | "later" | "unreachable" | "gone";

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

interface MessageParts<M> {
  channel: Channel;
  /** Hands the message to the provider; see `ChannelSender`. */
  handOver: (message: M) => Promise<string | null>;
  /** What is kept of the message where there is no provider. */
  show: (message: M) => Omit<MessageToCatch, "key" | "channel">;
}

/**
 * Hands a message to the provider of its channel, or keeps it where there is none. `key` is as in
 * `Parcel`. Returns and throws as `ChannelSender`.
 */
export const messenger =
  <M>({ channel, handOver, show }: MessageParts<M>) =>
  async (key: string, message: M): Promise<string | null> =>
    hasProvider(channel) ? handOver(message) : catchMessage({ key, channel, ...show(message) });

interface ChannelParts<M> extends MessageParts<M> {
  compose: (parcel: Parcel) => Promise<M>;
}

export function channelSender<M>({ compose, ...parts }: ChannelParts<M>): ChannelSender {
  const pass = messenger(parts);
  return {
    channel: parts.channel,
    send: async (parcel) => pass(parcel.key, await compose(parcel)),
  };
}
