import { env } from "@/lib/core/env";
import type { ChannelSender } from "./channels/channel";
import { email } from "./channels/email";

/** The channels outside the app that this server has a provider for. */
export const senders = (): ChannelSender[] => (env().SMTP_URL ? [email] : []);
