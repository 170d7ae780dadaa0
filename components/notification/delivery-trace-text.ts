import type { z } from "zod";
import { capitalise } from "@/components/ui/capitalise";
import { formatMoment } from "@/components/ui/format";
import type { Notification, traceStep } from "@/lib/domain/notification/schema";
import type { Channel } from "@/lib/event/event";
import { channelLabels } from "./channel-labels";

type Step = z.infer<typeof traceStep>;
export interface StepText {
  title: string;
  text: string;
}

/** Here the app's own channel is called by its place, the bell. */
export const traceChannelName = (channel: Channel): string =>
  channel === "in_app" ? "Bell" : channelLabels[channel].name;

const audiences: Record<string, string> = {
  driver: "You are the driver of this booking.",
  owner: "It is about your lot.",
  staff: "You work at this lot.",
  admin: "It was sent to all administrators.",
  recipient: "It was addressed to you.",
};
const reasons: Record<string, string> = {
  default: "on by default",
  preference: "your settings",
  locked: "always sent",
  not_offered: "not sent by this channel",
  no_address: "no address in your profile",
  muted: "you muted it",
  quiet_hours: "your quiet hours",
  paused: "you paused everything",
  digest: "included in your digest",
  unavailable: "not set up on this server",
  read_in_app: "you read it in the app first",
  seen_in_app: "you saw it in the app first",
  archived: "you archived it first",
  snoozed: "you snoozed it first",
  deleted: "you deleted it first",
  expired: "it had expired",
  nothing_to_replace: "your devices showed nothing to correct",
  rate_limited: "too many at once",
  provider_error: "the provider rejected it",
  due: "about to be sent",
  own_act: "you did it yourself",
  escalation: "sent if you have not read it by then",
};

/** The text of a reason code: "your quiet hours". An unknown code is shown as it is. */
export const reasonText = (code: string): string => reasons[code] ?? code.replaceAll("_", " ");

interface StepContext extends Step {
  row: Notification;
  /** Why the event cannot be switched off, in the server's words; null when it can. */
  locked: string | null;
  /** The channel's name. */
  name: string;
  timezone: string;
}

const steps: Record<string, (context: StepContext) => StepText> = {
  created: ({ row, detail, locked }) => ({ title: row.title, text: createdText(detail, locked) }),
  silent: ({ detail }) => ({ title: "No toast, no sound", text: capitalise(reasonText(detail)) }),
  sent: ({ channel, name }) => ({
    title: channel === "in_app" ? "Added to your bell" : `${name} sent`,
    text: "",
  }),
  delivered: ({ name }) => ({
    title: `${name} delivered`,
    text: "One of your devices received it.",
  }),
  waiting: ({ name, detail, timezone }) => ({
    title: `${name} not sent yet`,
    text: waitingText(detail, timezone),
  }),
  cancelled: ({ name, detail }) => ({
    title: `${name} not sent`,
    text: capitalise(reasonText(detail)),
  }),
  failed: ({ name, detail }) => ({
    title: `${name} failed`,
    text: capitalise(reasonText(detail)),
  }),
  seen: () => ({ title: "Seen", text: "The list was open." }),
  read: ({ detail }) => ({ title: "Read", text: capitalise(detail) }),
  archived: () => ({ title: "Archived", text: "" }),
  snoozed: () => ({ title: "End of the snooze", text: "It returns to the list at this time." }),
  resolved: ({ detail }) => ({
    title: capitalise(detail),
    text: "No answer is needed any more.",
  }),
};

/** The text of one step of a notification's delivery. An unknown step is shown as it is. */
export function traceStepText(
  step: Step,
  row: Notification,
  timezone: string,
  locked: string | null = null,
): StepText {
  const textOf = Object.hasOwn(steps, step.step) ? steps[step.step] : undefined;
  const name = traceChannelName(step.channel ?? "in_app");
  return (
    textOf?.({ ...step, row, locked, name, timezone }) ?? {
      title: capitalise(step.step.replaceAll("_", " ")),
      text: step.detail,
    }
  );
}

/** `detail` is "quiet_hours until 2026-11-22T07:00:00.000Z". */
function waitingText(detail: string, timezone: string): string {
  const [, reason, until] = /^(.+) until (\S+)$/.exec(detail) ?? [];
  return reason && until ? `Until ${formatMoment(until, timezone)}: ${reasonText(reason)}` : detail;
}

/** `detail` is "booking_confirmed, for you as driver". */
function createdText(detail: string, locked: string | null): string {
  const audience = /for you as (\w+)/.exec(detail)?.[1];
  return [
    audience && audiences[audience],
    locked && `It cannot be switched off: ${locked.charAt(0).toLowerCase()}${locked.slice(1)}`,
  ]
    .filter(Boolean)
    .join(" ");
}
