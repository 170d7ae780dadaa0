import { catchesMessages, env } from "@/lib/core/env";
import { hasVapidKeys } from "@/lib/core/vapid";
import type { Channel } from "./event";

/** The setting that a channel's provider cannot do without. */
const settingOf = {
  email: "SMTP_URL",
  sms: "TWILIO_ACCOUNT_SID",
  whatsapp: "WHATSAPP_TOKEN",
} as const satisfies Partial<Record<Channel, string>>;
type SentChannel = keyof typeof settingOf;
const sentChannels = Object.keys(settingOf) as SentChannel[];

/** Whether a provider is set up that takes the messages of a channel outside the app. */
export const hasProvider = (channel: Channel): boolean =>
  channel in settingOf && env()[settingOf[channel as SentChannel]] !== undefined;

/**
 * Channels that can send. `in_app` is the stored notification itself, which lib/realtime shows; the
 * others need a provider, or are caught; push needs keys (lib/core/vapid).
 */
export const availableChannels = (): ReadonlySet<Channel> =>
  new Set([
    "in_app",
    ...sentChannels.filter((one) => catchesMessages() || hasProvider(one)),
    ...(hasVapidKeys() ? (["push"] as const) : []),
  ]);
