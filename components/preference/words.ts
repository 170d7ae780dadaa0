import { formatMoment } from "@/components/ui/format";
import type { Explanation } from "@/lib/domain/preference/schema";
import { channels, type Category, type Channel } from "@/lib/event/event";
import { WARN_BEFORE_END_MINUTES } from "@/lib/event/reminder-times";

/** What each category is called in a heading, and what it brings. */
export const categoryWords: Record<Category, { name: string; what: string }> = {
  booking: { name: "Bookings", what: "Made, approved, declined, cancelled, ended" },
  payment: { name: "Payments", what: "Paid, verified, failed, refunded" },
  reminder: { name: "Reminders", what: `Starts soon, ends in ${WARN_BEFORE_END_MINUTES} minutes` },
  system: {
    name: "Announcements",
    what: "From Parkmate and the lots, maintenance, your own tests",
  },
  session: { name: "Sign-ins", what: "New devices and changes to your account" },
  message: { name: "Messages", what: "What drivers and lots write to each other" },
  ticket: { name: "Tickets", what: "Problems that were reported, and their answers" },
  carwash: { name: "Car wash", what: "Booked, started, done" },
  staff: { name: "Staff", what: "Shifts, tasks, new colleagues" },
  review: { name: "Reviews", what: "New reviews and replies" },
};

export const channelWords: Record<Channel, string> = {
  in_app: "In the app",
  email: "E-mail",
  push: "Push",
  whatsapp: "WhatsApp",
  sms: "SMS",
};
/** The order of the grid's columns. */
export const columns = [
  "in_app",
  "email",
  "push",
  "whatsapp",
  "sms",
] as const satisfies readonly Channel[];
export const enabledKey = (channel: Channel) => `${channel}_enabled` as const;

export const notSetUp = "Not set up on this server yet";
const noAddress: Partial<Record<Channel, string>> = {
  sms: "no phone number in your profile",
  whatsapp: "no WhatsApp number in your profile",
  push: "this device is not registered",
};

export type AlertDecision = Explanation["alert"];
export interface ExplainedChannel {
  channel: Channel;
  sends: boolean;
  text: string;
}

/** What happens on the channels outside of the app; a channel that the event never takes is left out. */
export function outsideChannels(
  explanation: Explanation,
  available: readonly Channel[],
  timezone: string,
): ExplainedChannel[] {
  return channels
    .filter((channel) => channel !== "in_app")
    .flatMap((channel) => {
      const decision = explanation.channels[channel];
      if (!decision || decision.because === "not_offered") return [];
      // Off is the person's own word and stays true whatever the server can do.
      if (!available.includes(channel) && decision.because !== "preference")
        return [{ channel, sends: false, text: notSetUp.toLowerCase() }];
      return [{ channel, sends: decision.will_send, text: reasonOf(channel, decision, timezone) }];
    });
}

function reasonOf(
  channel: Channel,
  { will_send, because, until }: AlertDecision,
  timezone: string,
): string {
  const at = until ? formatMoment(until, timezone) : null;
  if (will_send) return because === "preference" ? "sent, as you asked" : "sent";
  switch (because) {
    case "preference":
      return "switched off";
    case "no_address":
      return noAddress[channel] ?? "no address";
    case "muted":
      return "muted";
    case "quiet_hours":
      return at ? `waits for the end of quiet hours, ${at}` : "held back by quiet hours";
    case "digest":
      return at ? `with your digest, ${at}` : "with your digest";
    default:
      return notSetUp.toLowerCase();
  }
}

/** What the bell and the screen do with it, in one sentence. */
export function inAppWords(
  { channels: channels, alert }: Explanation,
  timezone: string,
): { how: "loud" | "silent" | "none"; text: string } {
  const bell = channels.in_app;
  if (!bell || bell.because === "not_offered") return { how: "none", text: "Not sent to you" };
  if (!bell.will_send)
    return { how: "none", text: "Switched off: kept as history, without a badge" };
  if (alert.will_send)
    return {
      how: "loud",
      text:
        alert.because === "locked"
          ? "In the bell, with a toast, always"
          : "In the bell, with a toast",
    };
  const at = alert.until ? ` until ${formatMoment(alert.until, timezone)}` : "";
  return {
    how: "silent",
    text: `In the bell, without a toast (${alert.because === "muted" ? "muted" : `quiet hours${at}`})`,
  };
}
