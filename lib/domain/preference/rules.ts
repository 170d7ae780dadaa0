import { Temporal } from "temporal-polyfill";
import {
  channels,
  type About,
  type Category,
  type Channel,
  type Channels,
  type Priority,
  type Wait,
} from "@/lib/event/event";
import { weekdays, type QuietHours, type SettingChange } from "./schema";

/**
 * The one place that decides which notification goes to whom on which channel, and why. `explain` and `trace` show its words,
 * dispatch follows them. Pure; browser-safe.
 */
export const outsideChannels = channels.filter((channel) => channel !== "in_app");
const EVERY_HOUR = 3_600_000;
const DIGEST_AT = Temporal.PlainTime.from("08:00");

/** Why a channel is taken or not. `default` and `preference` with `send` mean: nobody or the person asked for it. */
export type Reason =
  | "default"
  | "locked"
  | "preference"
  | "not_offered"
  | "no_address"
  | "muted"
  | "quiet_hours"
  | "digest"
  | "unavailable";
export interface ChannelDecision {
  send: boolean;
  because: Reason;
  /** When a waiting one goes, or quiet hours end. */
  until: Date | null;
  /** It is kept and goes at `until`; otherwise what is not sent now is never sent. */
  isHeld: boolean;
  /** Minutes that it gives the reader to read it in the app first. */
  waitMinutes: number;
}
export interface DeliveryDecisions {
  channels: Record<Channel, ChannelDecision>;
  /** Toast, sound, vibration and desktop notification; the row itself is in the bell in any case. */
  alert: ChannelDecision;
}

/** What is asked for: one copy of one event. */
export interface Question {
  channels: Channels;
  category: Category;
  priority: Priority;
  locked: boolean;
  about: readonly string[];
}

export type Stored = {
  [K in keyof Omit<SettingChange, "notification_type">]: SettingChange[K] | null;
};
/** What the resolver knows of a person. Settings that the person never touched are absent. */
export interface Preferences {
  timezone: string;
  addresses: Partial<Record<Channel, string | null>>;
  settings: Partial<Record<Category, Stored>>;
  /** Master switches. */
  channels: Partial<Record<Channel, boolean>>;
  quiet: QuietHours;
  /** How a device may draw attention. */
  device: { sound: boolean; vibration: boolean; desktop: boolean };
  /** What is muted, as `scope:id`, and until when. */
  mutes: ReadonlyMap<string, Date | null>;
}

/** E-mail, push and the bell are on until switched off; what costs the person money or attention wants a word first (events.md, Rules). */
export const defaults = {
  email_enabled: true,
  sms_enabled: false,
  in_app_enabled: true,
  push_enabled: true,
  whatsapp_enabled: false,
  digest: "off",
  sound_enabled: true,
} as const;

const yes = (because: Reason, waitMinutes = 0): ChannelDecision => ({
  send: true,
  because,
  until: null,
  isHeld: false,
  waitMinutes,
});
const no = (because: Reason, until: Date | null = null, isHeld = false): ChannelDecision => ({
  send: false,
  because,
  until,
  isHeld,
  waitMinutes: 0,
});
export const notOffered: ChannelDecision = no("not_offered");

/** What a notification is about, in the words of mutes. */
export const targetsOf = ({ type, id, lot_id }: About): string[] => [
  ...(type && id ? [`${type}:${id}`] : []),
  ...(lot_id ? [`lot:${lot_id}`] : []),
];

export function resolve(
  question: Question,
  preferences: Preferences,
  available: ReadonlySet<Channel>,
  now: Date,
): DeliveryDecisions {
  const quiet = quietAt(preferences.quiet, preferences.timezone, now);
  const isMuted = question.about.some((target) => isMutedAt(preferences.mutes.get(target), now));
  const inApp = question.locked
    ? yes("locked")
    : isOn("in_app", question, preferences)
      ? yes("default")
      : no("preference");
  const outside = outsideChannels.map((channel) => [
    channel,
    outsideDecision(channel, question, preferences, { quiet, isMuted, available, now }),
  ]);
  return {
    channels: {
      in_app: inApp,
      ...(Object.fromEntries(outside) as Omit<DeliveryDecisions["channels"], "in_app">),
    },
    alert: alertDecision(question, preferences, inApp, quiet, isMuted),
  };
}

interface Circumstances {
  quiet: Quiet;
  isMuted: boolean;
  available: ReadonlySet<Channel>;
  now: Date;
}

/**
 * The person's own words first, then whether it could arrive, then whether now is the moment. E-mail waits for the end of
 * quiet hours and for its digest; on every other channel a late word is worth nothing.
 */
function outsideDecision(
  channel: Channel,
  question: Question,
  preferences: Preferences,
  { quiet, isMuted, available, now }: Circumstances,
): ChannelDecision {
  const wait = question.channels[channel];
  if (wait === undefined) return no("not_offered");
  if (!isOn(channel, question, preferences)) return no("preference");
  if (!preferences.addresses[channel]) return no("no_address");
  if (isMuted && !question.locked) return no("muted");
  const passes =
    channel === "push" && question.priority === "HIGH" && preferences.quiet.bypass_high;
  const canWait = channel === "email" && available.has(channel);
  if (quiet.active && !passes)
    return no("quiet_hours", quiet.until, canWait && quiet.until !== null);
  if (channel === "email" && isDigested(question, preferences, wait))
    return no("digest", nextDigest(question.category, preferences, now), canWait);
  if (!available.has(channel)) return no("unavailable");
  return yes(
    askedFor(channel, question.category, preferences) ? "preference" : "default",
    typeof wait === "number" ? wait : 0,
  );
}

function alertDecision(
  question: Question,
  preferences: Preferences,
  inApp: ChannelDecision,
  quiet: Quiet,
  isMuted: boolean,
): ChannelDecision {
  if (question.locked) return yes("locked");
  if (!inApp.send) return no("preference");
  if (isMuted) return no("muted");
  if (quiet.active && !(question.priority === "HIGH" && preferences.quiet.bypass_high))
    return no("quiet_hours", quiet.until);
  return yes("default");
}

/** Sound is for what is urgent, where the person wants to hear it at all (events.md). */
export const isHeard = (
  question: Pick<Question, "category" | "priority">,
  preferences: Pick<Preferences, "settings">,
  sound: boolean,
): boolean =>
  sound &&
  question.priority === "HIGH" &&
  (preferences.settings[question.category]?.sound_enabled ?? defaults.sound_enabled);

function isOn(
  channel: Channel,
  { category, channels: offered }: Question,
  preferences: Preferences,
): boolean {
  if (preferences.channels[channel] === false) return false;
  if (offered[channel] === "opt_in") return askedFor(channel, category, preferences);
  return preferences.settings[category]?.[`${channel}_enabled`] ?? defaults[`${channel}_enabled`];
}

/** Switched on by the person's own hand: only that turns on what an event leaves to choice. */
const askedFor = (channel: Channel, category: Category, preferences: Preferences): boolean =>
  preferences.settings[category]?.[`${channel}_enabled`] === true;

const digestOf = (category: Category, preferences: Preferences) =>
  preferences.settings[category]?.digest ?? defaults.digest;

/** What is urgent never waits for a digest; what only belongs into one goes daily. */
const isDigested = (question: Question, preferences: Preferences, wait: Wait): boolean =>
  question.priority !== "HIGH" &&
  !question.locked &&
  (wait === "digest" || digestOf(question.category, preferences) !== "off");

/** The next full hour, or the next 08:00 where the person is. */
function nextDigest(category: Category, preferences: Preferences, now: Date): Date {
  if (digestOf(category, preferences) === "hourly")
    return new Date((Math.floor(now.getTime() / EVERY_HOUR) + 1) * EVERY_HOUR);
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(
    preferences.timezone,
  );
  const today = here.withPlainTime(DIGEST_AT);
  const next =
    Temporal.ZonedDateTime.compare(today, here) > 0
      ? today
      : here.add({ days: 1 }).withPlainTime(DIGEST_AT);
  return new Date(next.epochMilliseconds);
}

const isMutedAt = (until: Date | null | undefined, now: Date): boolean =>
  until === null || (until !== undefined && until > now);

export interface Quiet {
  active: boolean;
  /** When that changes next; null when it never does. */
  until: Date | null;
}

/** Whether quiet hours run at `now` where the person is. Ranges that touch or overlap are one. */
export function quietAt(quiet: QuietHours, timezone: string, now: Date): Quiet {
  if (!quiet.enabled) return { active: false, until: null };
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timezone)
    .toPlainDate();
  const ranges = Array.from({ length: 10 }, (_, index) =>
    rangesOf(quiet, today.add({ days: index - 1 }), timezone),
  ).flat();
  const at = now.getTime();
  const merged = merge(ranges);
  const running = merged.find((range) => range.from <= at && at < range.to);
  if (running)
    return {
      active: true,
      until: running.to - at > 8 * 24 * EVERY_HOUR ? null : new Date(running.to),
    };
  const next = merged.find((range) => range.from > at);
  return { active: false, until: next ? new Date(next.from) : null };
}

interface Range {
  from: number;
  to: number;
}

function rangesOf(quiet: QuietHours, day: Temporal.PlainDate, timezone: string): Range[] {
  const instant = (date: Temporal.PlainDate, time: string) =>
    date.toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from(time) })
      .epochMilliseconds;
  return (
    quiet.weekly[weekdays[day.dayOfWeek - 1]!]
      .map(({ start, end }) => ({
        from: instant(day, start),
        to: instant(end > start ? day : day.add({ days: 1 }), end),
      }))
      // A range that begins in the hour which the clocks skip may be over before it has begun.
      .filter(({ from, to }) => from < to)
  );
}

function merge(ranges: Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}
