import { env } from "@/lib/core/env";
import type { Channel } from "./event";

/**
 * Channels that can send. `in_app` is the stored notification itself, which lib/realtime shows; the
 * others need a provider.
 */
export const availableChannels = (): ReadonlySet<Channel> =>
  env().SMTP_URL ? withEmail : inAppAlone;

const inAppAlone: ReadonlySet<Channel> = new Set(["in_app"]);
const withEmail: ReadonlySet<Channel> = new Set(["in_app", "email"]);
