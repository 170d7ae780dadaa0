import { catchesMessages, env } from "@/lib/core/env";
import type { Channel } from "./event";

/** Whether a provider is set up that takes the messages of a channel outside the app. */
export const hasProvider = (channel: Channel): boolean =>
  channel === "email" && env().SMTP_URL !== undefined;

/**
 * Channels that can send. `in_app` is the stored notification itself, which lib/realtime shows; the
 * others need a provider, or are caught.
 */
export const availableChannels = (): ReadonlySet<Channel> =>
  hasProvider("email") || catchesMessages() ? withEmail : inAppAlone;

const inAppAlone: ReadonlySet<Channel> = new Set(["in_app"]);
const withEmail: ReadonlySet<Channel> = new Set(["in_app", "email"]);
