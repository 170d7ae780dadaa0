import type { z } from "zod";
import type { ActionName } from "./action";

/** The vocabulary of notifications: meaning, look, urgency and channel (C4, C13). */
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
/** Whom a copy is for: a party of the booking, everybody of a role, or those whom the payload names. */
export type Audience = (typeof audiences)[number];
/** Minutes before an outside channel sends, unless the row was read by then; or with a digest; or only where asked for. */
export type Wait = number | "digest" | "opt_in";
export type Channels = Partial<Record<Channel, Wait>>;
/** A fixed value, or one that depends on what happened. */
export type Given<P, T> = T | ((payload: P) => T);
export const given = <P, T>(value: Given<P, T>, payload: P): T =>
  typeof value === "function" ? (value as (payload: P) => T)(payload) : value;

/** What one audience reads. `{name}` is filled from the payload (lib/event/render). */
export interface Copy<P> {
  title: string;
  /** The sentence of the toast and of the row, ≤ 120 characters. */
  toast: string;
  /** A second line in the panel and on lists; never in the toast. */
  detail?: string;
  level?: Given<P, Level>;
  priority?: Given<P, Priority>;
  /** The channels it goes by default, and how long each waits for the row to be read in the app. */
  channels: Given<P, Channels>;
  link?: (payload: P) => string;
  /** What the reader can do from the row itself. */
  actions?: readonly ActionName[];
  /** It waits for somebody's decision until an event resolves it. */
  asks?: (payload: P) => boolean;
}

export interface EventDefinition<P = never> {
  payload: z.ZodType<P>;
  category: Given<P, Category>;
  priority: Given<P, Priority>;
  level: Given<P, Level>;
  /** A lucide icon's name. */
  icon: string;
  to: Partial<Record<Audience, Copy<P>>>;
  /** What a page with this booking's running countdown says by itself (C10, C11). */
  local?: { title: string; toast: string; level: Level };
  group: (payload: P) => string;
  dedupe: (payload: P) => string;
  link: (payload: P) => string | null;
  /** Words of its own that copies may use beside those that every event knows. */
  words?: (payload: P) => Record<string, string>;
  /** What a notification is about, for filters and links; the booking in the payload when absent. */
  about?: (payload: P) => About;
  /** What clients get with the notification; the booking's facts when absent. */
  data?: (payload: P) => Record<string, unknown>;
  /** A frame of its own that goes with the notification over the socket, for clients that stop working meanwhile. */
  frame?: "maintenance";
  /** Query tags that the event makes stale in the browser. */
  refresh: readonly string[];
  /** The author of the act reads it as done: level `confirm`, already read (events.md, Rules). */
  authorRead?: boolean;
  /** Cannot be switched off in-app; the sentence says why. */
  locked?: string;
  /** Notifications that ask and that this event answers, for everybody who got them (N5). */
  resolves?: readonly {
    event: string;
    group: (payload: P) => string;
    outcome: string;
    by: (payload: P) => string;
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
