import { pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, instant } from "@/lib/core/columns";
import type { Channel } from "@/lib/event/event";

/** Whether the provider of a channel answers. A channel without a row has never failed. */
export const channelStates = pgTable("channel_states", {
  channel: text().$type<Channel>().primaryKey(),
  /** Since when the provider has not answered; null while it does. */
  down_since: instant(),
  /** When one message is tried next while it does not answer. */
  next_probe_at: instant(),
  error: text(),
  updated_at: createdAt(),
});
