import type { z } from "zod";
import type { ActionName } from "./action";
import type { EventIconName } from "./icon";

export const categories = [
  "booking",
  "payment",
  "session",
  "review",
  "system",
  "message",
  "reminder",
  "ticket",
  "carwash",
  "staff",
] as const;
export type Category = (typeof categories)[number];
/** "Car wash", "Booking". */
export const categoryName = (category: Category): string =>
  category === "carwash" ? "Car wash" : category.charAt(0).toUpperCase() + category.slice(1);
export const levels = ["success", "error", "warning", "info", "confirm"] as const;
export type Level = (typeof levels)[number];
export const priorities = ["LOW", "MEDIUM", "HIGH"] as const;
export type Priority = (typeof priorities)[number];
export const channels = ["in_app", "email", "sms", "push", "whatsapp"] as const;
export type Channel = (typeof channels)[number];

export const audiences = ["driver", "owner", "staff", "admin", "recipient"] as const;
/** Whom a copy is for: a party of the booking, all of a role, or `recipients` of the payload. */
export type Audience = (typeof audiences)[number];
/**
 * When a channel other than in-app sends a notification: after this number of minutes unless it was
 * read in the app, with the next digest, immediately but only to those who opted in to the channel,
 * or immediately but only in place of what their devices still show of the same group.
 */
export type Wait = number | "digest" | "opt_in" | "replaces";
export type Channels = Partial<Record<Channel, Wait>>;
/** A fixed value, or a function that derives it from what happened. */
export type FixedOrDerived<P, T> = T | ((payload: P) => T);
export const evaluate = <P, T>(value: FixedOrDerived<P, T>, payload: P): T =>
  typeof value === "function" ? (value as (payload: P) => T)(payload) : value;

/** What one audience reads. `{name}` is a placeholder (lib/event/placeholder-values). */
export interface Copy<P> {
  title: string;
  /** The sentence of the toast and of the row, ≤ 120 characters. */
  toast: string;
  /** A second line in the panel and on lists; never in the toast. */
  detail?: string;
  /** The subject of the e-mail; by default the title. */
  subject?: string;
  level?: FixedOrDerived<P, Level>;
  priority?: FixedOrDerived<P, Priority>;
  /** The channels that send it by default, and how long each waits. */
  channels: FixedOrDerived<P, Channels>;
  link?: (payload: P) => string;
  /** What the recipient can do from the notification itself. */
  actions?: readonly ActionName[];
  /** Whether the recipient has to decide something, until another event resolves it. */
  asks?: (payload: P) => boolean;
}

export interface EventDefinition<P = never> {
  payload: z.ZodType<P>;
  category: FixedOrDerived<P, Category>;
  priority: FixedOrDerived<P, Priority>;
  level: FixedOrDerived<P, Level>;
  icon: EventIconName;
  to: Partial<Record<Audience, Copy<P>>>;
  /** What a page that counts down this booking shows by itself at that moment. */
  local?: { title: string; toast: string; level: Level };
  group: (payload: P) => string;
  dedupe: (payload: P) => string;
  link: (payload: P) => string | null;
  /** Values of placeholders besides those of every booking (lib/event/placeholder-values). */
  placeholders?: (payload: P) => Record<string, string>;
  /** What the notification is about, for filters and mutes; by default the booking. */
  about?: (payload: P) => About;
  /** What clients get as `data`; by default the facts of the booking. */
  data?: (payload: P) => Record<string, unknown>;
  /** A socket message that goes with the notification, for clients that show maintenance. */
  frame?: "maintenance";
  /**
   * The moment after which its words are not true any more. A message that has not left by then, or
   * until the booking got another status, slot or time, never does.
   */
  trueUntil?: (payload: P) => string | null;
  /** Query tags that the event makes stale in the browser. */
  refresh: readonly string[];
  /**
   * How the author of the act gets it: already read; with `confirm` at that level; with `silent`
   * without a toast, because another event of the same act has one.
   */
  ownAct?: FixedOrDerived<P, "read" | "confirm" | "silent">;
  /** Only for events that cannot be switched off in the app: a sentence that says why. */
  lockedReason?: string;
  /**
   * Its e-mail leaves at once, whatever the person's preferences and quiet hours say, and offers no
   * way to end such e-mails.
   */
  isTransactional?: true;
  /** `never`: unread, it goes to no further channel even if it is urgent. */
  escalation?: "never";
  /** The open notifications that this event resolves, for everyone who got them. */
  resolves?: readonly {
    event: string;
    group: (payload: P) => string;
    outcome: FixedOrDerived<P, string>;
    by: (payload: P) => string;
    /** Always when absent. */
    when?: (payload: P) => boolean;
  }[];
  sample: P;
}

export interface About {
  type: string | null;
  id: string | null;
  lot_id: string | null;
}

/** Declares one event; the generic ties copy, keys and sample to the payload. */
export const event = <S extends z.ZodType>(
  definition: EventDefinition<z.output<S>> & { payload: S },
): EventDefinition<z.output<S>> => definition;
