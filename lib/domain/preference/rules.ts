import { HOUR_MS } from "@/lib/core/duration";
import { localDay, timeOfDay } from "@/lib/core/local-time";
import { hoursStateAt, weekdays, type HoursState, type WeeklyHours } from "@/lib/core/weekly-hours";
import {
  type About,
  type Category,
  type Channel,
  type Channels,
  type Priority,
  type Wait,
} from "@/lib/event/event";
import type { QuietHours, SettingChange } from "./schema";
import { DEFAULT_TOAST_SECONDS, outsideChannels } from "./values";

/**
 * The one place that decides on which channels a notification goes to a person, and why.
 * Dispatch acts on the decisions; `explain` and `trace` show them.
 */

const DAILY_DIGEST_AT = "08:00";
/** 20 seconds in which an open tab may show a notification, so that nothing is pushed. */
const PUSH_GRACE_MINUTES = 20 / 60;

/** Why a channel is used or not. With `willSend`, `preference` means that the person opted in. */
export type Reason =
  | "default"
  | "locked"
  | "preference"
  | "not_offered"
  | "no_address"
  | "muted"
  | "quiet_hours"
  | "paused"
  | "digest"
  | "unavailable"
  | "own_act";
export interface ChannelDecision {
  willSend: boolean;
  because: Reason;
  /** When a held message goes out, or quiet hours end. */
  until: Date | null;
  /** Whether it goes out at `until`. A message that is neither sent nor held never goes out. */
  isHeld: boolean;
  /** For this long, reading the notification in the app cancels the message. */
  waitMinutes: number;
}
export interface DeliveryDecisions {
  channels: Record<Channel, ChannelDecision>;
  /** Toast, sound, vibration and desktop notification. The bell lists the notification anyway. */
  alert: ChannelDecision;
}

/** The notification to decide on: one copy of one event. */
export interface Candidate {
  channels: Channels;
  category: Category;
  priority: Priority;
  isLocked: boolean;
  /** Its e-mail goes at once, whatever the preferences say. */
  isTransactional?: boolean;
  /** The targets that it is about, as `targetsOf` names them. */
  about: readonly string[];
}

export type StoredSetting = {
  [K in keyof Omit<SettingChange, "notification_type">]: SettingChange[K] | null;
};
/** What the decision needs to know of a person. Settings that were never changed are absent. */
export interface Preferences {
  timezone: string;
  addresses: Partial<Record<Channel, string | null>>;
  settings: Partial<Record<Category, StoredSetting>>;
  channels: Partial<Record<Channel, boolean>>;
  quiet: QuietHours;
  pausedUntil: Date | null;
  device: { sound: boolean; vibration: boolean; desktop: boolean };
  /** The end of the mute of each muted target; null mutes for good. */
  mutes: ReadonlyMap<string, Date | null>;
}

/** SMS and WhatsApp, which may cost the person money, are off until switched on. */
export const settingDefaults = {
  email_enabled: true,
  sms_enabled: false,
  in_app_enabled: true,
  push_enabled: true,
  whatsapp_enabled: false,
  digest: "off",
  sound_enabled: true,
} as const;

const everyNight = Object.fromEntries(
  weekdays.map((day) => [day, [{ start: "22:00", end: "07:00" }]]),
) as WeeklyHours;
export const deliveryDefaults = {
  quiet_hours: { enabled: false, bypass_high: true, weekly: everyNight } as QuietHours,
  toast_seconds: DEFAULT_TOAST_SECONDS,
  sound: false,
  vibration: true,
  desktop: true,
  channels: {} as Partial<Record<Channel, boolean>>,
  escalation_minutes: 3,
  paused_until: null as Date | null,
};

const send = (because: Reason, waitMinutes = 0): ChannelDecision => ({
  willSend: true,
  because,
  until: null,
  isHeld: false,
  waitMinutes,
});
const withhold = (because: Reason, until: Date | null = null, isHeld = false): ChannelDecision => ({
  willSend: false,
  because,
  until,
  isHeld,
  waitMinutes: 0,
});
export const notOffered: ChannelDecision = withhold("not_offered");

/** What a person can mute to silence a notification, each as `scope:id`. */
export const targetsOf = ({ type, id, lot_id }: About): string[] => [
  ...(type && id ? [`${type}:${id}`] : []),
  ...(lot_id ? [`lot:${lot_id}`] : []),
];

/** Decides on every channel and on the alert. `available` are the channels that have a sender. */
export function decideDelivery(
  candidate: Candidate,
  preferences: Preferences,
  available: ReadonlySet<Channel>,
  now: Date,
): DeliveryDecisions {
  const circumstances: Circumstances = {
    quiet: quietAt(preferences.quiet, preferences.timezone, now),
    pause: pauseAt(preferences.pausedUntil, now),
    isMuted: candidate.about.some((target) => isMutedAt(preferences.mutes.get(target), now)),
    available,
    now,
  };
  const inApp = inAppDecision(candidate, preferences);
  const outside = outsideChannels.map((channel) => [
    channel,
    outsideDecision(channel, candidate, preferences, circumstances),
  ]);
  return {
    channels: {
      in_app: inApp,
      ...(Object.fromEntries(outside) as Omit<DeliveryDecisions["channels"], "in_app">),
    },
    alert: inApp.willSend
      ? alertDecision(candidate, preferences, circumstances)
      : withhold("preference"),
  };
}

interface Circumstances {
  quiet: HoursState;
  /** When the person's pause ends; null when nothing is paused. */
  pause: Date | null;
  isMuted: boolean;
  available: ReadonlySet<Channel>;
  now: Date;
}

function inAppDecision(candidate: Candidate, preferences: Preferences): ChannelDecision {
  if (candidate.isLocked) return send("locked");
  return isOn("in_app", candidate, preferences) ? send("default") : withhold("preference");
}

function outsideDecision(
  channel: Channel,
  candidate: Candidate,
  preferences: Preferences,
  circumstances: Circumstances,
): ChannelDecision {
  const wait = candidate.channels[channel];
  if (wait === undefined) return notOffered;
  if (channel === "email" && candidate.isTransactional)
    return transactionalDecision(preferences, circumstances);
  if (!isOn(channel, candidate, preferences)) return withhold("preference");
  if (!preferences.addresses[channel]) return withhold("no_address");
  if (circumstances.isMuted && !candidate.isLocked) return withhold("muted");
  return (
    delayDecision(channel, candidate, preferences, circumstances) ??
    send(
      isOptedIn(channel, candidate.category, preferences) ? "preference" : "default",
      waitMinutesOf(channel, wait),
    )
  );
}

function transactionalDecision(
  { addresses }: Preferences,
  { available }: Circumstances,
): ChannelDecision {
  if (!addresses.email) return withhold("no_address");
  return available.has("email") ? send("locked") : withhold("unavailable");
}

function waitMinutesOf(channel: Channel, wait: Wait): number {
  if (typeof wait !== "number") return 0;
  return channel === "push" ? Math.max(wait, PUSH_GRACE_MINUTES) : wait;
}

/**
 * The decision about a wanted message that must not leave now; undefined when it may. E-mail is
 * held until the pause or quiet hours end or its digest is due; other channels drop the message,
 * because it is worthless when late.
 */
function delayDecision(
  channel: Channel,
  candidate: Candidate,
  preferences: Preferences,
  { quiet, pause, available, now }: Circumstances,
): ChannelDecision | undefined {
  const canBeHeld = channel === "email" && available.has(channel);
  if (pause && !candidate.isLocked) return withhold("paused", pause, canBeHeld);
  const ignoresQuiet = channel === "push" && breaksQuietHours(candidate, preferences);
  if (quiet.isActive && !ignoresQuiet)
    return withhold("quiet_hours", quiet.until, canBeHeld && quiet.until !== null);
  if (channel === "email" && waitsForDigest(candidate, preferences))
    return withhold("digest", nextDigest(candidate.category, preferences, now), canBeHeld);
  return available.has(channel) ? undefined : withhold("unavailable");
}

function alertDecision(
  candidate: Candidate,
  preferences: Preferences,
  { quiet, pause, isMuted }: Circumstances,
): ChannelDecision {
  if (candidate.isLocked) return send("locked");
  if (isMuted) return withhold("muted");
  if (pause) return withhold("paused", pause);
  if (quiet.isActive && !breaksQuietHours(candidate, preferences))
    return withhold("quiet_hours", quiet.until);
  return send("default");
}

/** Whether it is so urgent that the person lets it through in quiet hours. */
const breaksQuietHours = (candidate: Candidate, preferences: Preferences): boolean =>
  candidate.priority === "HIGH" && preferences.quiet.bypass_high;

/** Whether an alert plays a sound: urgent ones, on devices and categories with sound on. */
export const playsSound = (
  candidate: Pick<Candidate, "category" | "priority">,
  preferences: Pick<Preferences, "settings">,
  deviceSound: boolean,
): boolean =>
  deviceSound &&
  candidate.priority === "HIGH" &&
  (preferences.settings[candidate.category]?.sound_enabled ?? settingDefaults.sound_enabled);

function isOn(
  channel: Channel,
  { category, channels: offered }: Candidate,
  preferences: Preferences,
): boolean {
  if (preferences.channels[channel] === false) return false;
  if (offered[channel] === "opt_in") return isOptedIn(channel, category, preferences);
  const setting = preferences.settings[category]?.[`${channel}_enabled`];
  return setting ?? settingDefaults[`${channel}_enabled`];
}

const isOptedIn = (channel: Channel, category: Category, preferences: Preferences): boolean =>
  preferences.settings[category]?.[`${channel}_enabled`] === true;

const digestOf = (category: Category, preferences: Preferences) =>
  preferences.settings[category]?.digest ?? settingDefaults.digest;

/** Whether an e-mail waits for a digest; urgent and locked ones never do. */
const waitsForDigest = (candidate: Candidate, preferences: Preferences): boolean =>
  candidate.priority !== "HIGH" &&
  !candidate.isLocked &&
  (candidate.channels.email === "digest" || digestOf(candidate.category, preferences) !== "off");

/** When the next digest is due: at the full hour, or at 08:00 in the person's zone. */
function nextDigest(category: Category, preferences: Preferences, now: Date): Date {
  if (digestOf(category, preferences) === "hourly")
    return new Date((Math.floor(now.getTime() / HOUR_MS) + 1) * HOUR_MS);
  const today = localDay(now.getTime(), preferences.timezone);
  const at = (day: number) => timeOfDay(day, DAILY_DIGEST_AT, preferences.timezone);
  return new Date(at(today) > now.getTime() ? at(today) : at(today + 1));
}

const isMutedAt = (until: Date | null | undefined, now: Date): boolean =>
  until === null || (until !== undefined && until > now);

/** Whether quiet hours apply at `now` in the person's zone, and when that changes. */
export const quietAt = (quiet: QuietHours, timezone: string, now: Date): HoursState =>
  quiet.enabled ? hoursStateAt(quiet.weekly, timezone, now) : { isActive: false, until: null };

/** When a pause ends; null when there is none at `now`. */
export const pauseAt = (pausedUntil: Date | null, now: Date): Date | null =>
  pausedUntil && pausedUntil > now ? pausedUntil : null;
