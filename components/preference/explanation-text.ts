import { formatMoment } from "@/components/ui/format";
import type { Explanation } from "@/lib/domain/preference/schema";
import { channels, type Channel } from "@/lib/event/event";
import { NOT_SET_UP } from "./available-channels";

type Decision = Explanation["alert"];
export interface ChannelText {
  channel: Channel;
  text: string;
}

const missingAddress: Partial<Record<Channel, string>> = {
  sms: "no phone number in your profile",
  whatsapp: "no WhatsApp number in your profile",
  push: "this device is not registered",
};

/** What would happen on the channels outside of the app, without those the event never uses. */
export function externalChannelTexts(
  explanation: Explanation,
  available: readonly Channel[],
  timezone: string,
): ChannelText[] {
  return channels
    .filter((channel) => channel !== "in_app")
    .flatMap((channel) => {
      const decision = explanation.channels[channel];
      if (!decision || decision.because === "not_offered") return [];
      // A channel that the person switched off is off, whether or not the server has it.
      const isMissing = !available.includes(channel) && decision.because !== "preference";
      return [
        { channel, text: isMissing ? NOT_SET_UP : decisionText(channel, decision, timezone) },
      ];
    });
}

/** Reasons that hold a message back, and what it then waits for. */
const delays: Record<string, { held: string; dropped: string }> = {
  quiet_hours: { held: "sent after quiet hours", dropped: "not sent during quiet hours" },
  paused: { held: "sent after your pause", dropped: "not sent during your pause" },
  digest: { held: "in your digest", dropped: "in your digest" },
};

function decisionText(channel: Channel, decision: Decision, timezone: string): string {
  const { will_send, because, until } = decision;
  if (because === "escalation") return "sent if you do not read it in time";
  if (will_send) return because === "preference" ? "sent, as you chose" : "sent";
  if (because === "preference") return "switched off";
  if (because === "no_address") return missingAddress[channel] ?? "no address";
  if (because === "muted") return "muted";
  const delay = delays[because];
  if (!delay) return NOT_SET_UP;
  return until ? `${delay.held}, ${formatMoment(until, timezone)}` : delay.dropped;
}

interface InAppText {
  how: "loud" | "silent" | "none";
  text: string;
}

/** What would happen in the app, in one sentence. */
export function inAppText(
  { channels: decisions, alert }: Explanation,
  timezone: string,
): InAppText {
  const bell = decisions.in_app;
  if (!bell || bell.because === "not_offered") return { how: "none", text: "Not sent to you" };
  if (!bell.will_send)
    return { how: "none", text: "Switched off: kept as history, without a badge" };
  if (!alert.will_send)
    return {
      how: "silent",
      text: `In the bell, without a toast (${silenceText(alert, timezone)})`,
    };
  const always = alert.because === "locked" ? ", always" : "";
  return { how: "loud", text: `In the bell, with a toast${always}` };
}

function silenceText({ because, until }: Decision, timezone: string): string {
  if (because === "muted") return "muted";
  if (because === "paused" && until) return `paused until ${formatMoment(until, timezone)}`;
  return until ? `quiet hours until ${formatMoment(until, timezone)}` : "quiet hours";
}
