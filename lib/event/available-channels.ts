import type { Channel } from "./event";

/** Channels that can send. `in_app` is the stored notification itself, which lib/realtime shows. */
export const availableChannels: ReadonlySet<Channel> = new Set<Channel>(["in_app"]);
