import type { Channel } from "@/lib/event/event";

/** Channels that can deliver. In-app is the stored row itself; the realtime server shows it. A new channel is a file in this folder and a name here. */
export const availableChannels: ReadonlySet<Channel> = new Set<Channel>(["in_app"]);
