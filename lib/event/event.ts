import type { z } from "zod";

/** The vocabulary of notices: meaning, look, urgency and way (C4, C13). */
export const categories = ["booking", "payment", "session", "review", "system", "message", "reminder", "ticket", "carwash", "staff"] as const;
export type Category = (typeof categories)[number];
export const levels = ["success", "error", "warning", "info", "confirm"] as const;
export type Level = (typeof levels)[number];
export const priorities = ["LOW", "MEDIUM", "HIGH"] as const;
export type Priority = (typeof priorities)[number];
export const channels = ["in_app", "email", "sms", "push", "whatsapp"] as const;
export type Channel = (typeof channels)[number];

export type Audience = "driver" | "owner" | "staff" | "admin";
/** Minutes before an outside channel sends, unless the row was read by then; or with a digest; or only where asked for. */
export type Wait = number | "digest" | "opt_in";
type Text<P> = string | ((payload: P) => string);

/** What one audience reads. `{name}` is filled from the payload (lib/delivery/render). */
export interface Copy<P> {
  title: Text<P>;
  /** The sentence of the toast and of the row, ≤ 120 characters. */
  toast: Text<P>;
  /** A second line in the panel and on lists; never in the toast. */
  detail?: Text<P>;
  level?: Level | ((payload: P) => Level);
  priority?: Priority | ((payload: P) => Priority);
  /** The ways it goes by default, and how long each waits for the row to be read in the app. */
  channels: Partial<Record<Channel, Wait>>;
  link?: (payload: P) => string;
}

export interface EventDefinition<P = never> {
  payload: z.ZodType<P>;
  category: Category;
  priority: Priority;
  level: Level;
  /** A lucide icon's name. */
  icon: string;
  to: Partial<Record<Audience, Copy<P>>>;
  /** What a page with this booking's running countdown says by itself (C10, C11). */
  local?: { title: string; toast: string; level: Level };
  group: (payload: P) => string;
  dedupe: (payload: P) => string;
  link: (payload: P) => string;
  /** Query tags that the event makes stale in the browser. */
  refresh: readonly string[];
  /** The author of the act reads it as done: level `confirm`, already read (events.md, Rules). */
  authorRead?: boolean;
  /** Cannot be switched off in-app; the sentence says why. */
  locked?: string;
  /** Notices that this event answers for everybody who got them (N5). */
  resolves?: { event: string; group: (payload: P) => string; outcome: string; by: (payload: P) => string };
  sample: P;
}

/** Declares one event; the generic ties copy, keys and sample to the payload. */
export const event = <S extends z.ZodType>(definition: EventDefinition<z.output<S>> & { payload: S }): EventDefinition<z.output<S>> => definition;
