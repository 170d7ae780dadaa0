import { formatMoment } from "@/components/ui/format";
import type { Notification, traceStep } from "@/lib/domain/notification/schema";
import { definitionOf } from "@/lib/event/catalogue";
import type { Channel } from "@/lib/event/event";
import type { z } from "zod";

type Step = z.infer<typeof traceStep>;
export interface Told {
  title: string;
  text: string;
}

export const channelWords: Record<Channel, string> = {
  in_app: "Bell",
  email: "E-mail",
  sms: "SMS",
  push: "Push",
  whatsapp: "WhatsApp",
};
const audiences: Record<string, string> = {
  driver: "You are the driver of this booking.",
  owner: "It is about your lot.",
  staff: "You work at this lot.",
  admin: "Every administrator hears of this.",
  recipient: "It was written to you.",
};
const reasons: Record<string, string> = {
  default: "on by default",
  preference: "your settings",
  locked: "always sent",
  not_offered: "not sent by this channel",
  no_address: "no address on file",
  muted: "you muted it",
  quiet_hours: "your quiet hours",
  digest: "it goes with your digest",
  unavailable: "not set up here",
  read_in_app: "you read it here first",
  expired: "it was too late",
  rate_limited: "too many at once",
  provider_error: "the provider did not take it",
  due: "it is about to go",
};

/** "your quiet hours": a reason code as a person would say it. */
export const reasonWords = (code: string): string => reasons[code] ?? code.replaceAll("_", " ");

/** One step of a notification's delivery in words. */
export function stepWords(
  { step, channel, detail }: Step,
  row: Notification,
  timezone: string,
): Told {
  const name = channelWords[channel ?? "in_app"];
  switch (step) {
    case "created":
      return { title: row.title, text: createdWords(row, detail) };
    case "silent":
      return { title: "No toast, no sound", text: capital(reasonWords(detail)) };
    case "sent":
      return { title: channel === "in_app" ? "Put into your bell" : `${name} sent`, text: "" };
    case "delivered":
      return { title: `${name}: arrived`, text: "One of your devices has it." };
    case "waiting": {
      const [, why, until] = /^(.+) until (\S+)$/.exec(detail) ?? [];
      return {
        title: `${name} waits`,
        text: why && until ? `Until ${formatMoment(until, timezone)}: ${reasonWords(why)}` : detail,
      };
    }
    case "cancelled":
      return { title: `${name} not sent`, text: capital(reasonWords(detail)) };
    case "failed":
      return { title: `${name} failed`, text: capital(reasonWords(detail)) };
    case "seen":
      return { title: "Seen", text: "The list was open." };
    case "read":
      return { title: "Read", text: detail && capital(detail) };
    case "archived":
      return { title: "Archived", text: "" };
    case "snoozed":
      return { title: "Comes back", text: "You snoozed it." };
    case "resolved":
      return { title: capital(detail), text: "Nobody needs to answer any more." };
    default:
      return { title: capital(step.replaceAll("_", " ")), text: detail };
  }
}

function createdWords(row: Notification, detail: string): string {
  const audience = /for you as (\w+)/.exec(detail)?.[1];
  const locked = definitionOf(row.event_type)?.locked;
  return [
    audience && audiences[audience],
    locked && `It cannot be switched off: ${locked.charAt(0).toLowerCase()}${locked.slice(1)}`,
  ]
    .filter(Boolean)
    .join(" ");
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
