import type { Channel } from "@/lib/event/event";

/** The channels of the grid, in the order of its columns. */
export const channelColumns = [
  "in_app",
  "email",
  "push",
  "whatsapp",
  "sms",
] as const satisfies readonly Channel[];

export const enabledKey = (channel: Channel) => `${channel}_enabled` as const;

/** The CSS grid of the head and the rows: category, channels, sound, digest. */
export const gridColumns =
  "xl:grid xl:grid-cols-[minmax(0,1fr)_repeat(5,76px)_64px_132px] xl:items-start xl:gap-x-2";
