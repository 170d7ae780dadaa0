import { availableChannels } from "@/lib/event/available-channels";
import type { ChannelSender } from "./channels/channel";
import { email } from "./channels/email";
import { push } from "./channels/push";
import { sms } from "./channels/sms";
import { whatsapp } from "./channels/whatsapp";

const all: readonly ChannelSender[] = [email, sms, whatsapp, push];

/** The channels outside the app that this server can send on. */
export function senders(): ChannelSender[] {
  const available = availableChannels();
  return all.filter(({ channel }) => available.has(channel));
}
