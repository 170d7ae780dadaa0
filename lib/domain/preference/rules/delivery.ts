import type { HoursState } from "@/lib/core/weekly-hours";
import {
  type About,
  type Category,
  type Channel,
  type Channels,
  type Priority,
  type Wait,
} from "@/lib/event/event";
import type { QuietHours, SettingChange } from "../schema";
import { outsideChannels } from "../values";
import { settingDefaults } from "./defaults";
import { nextDigest } from "./digest";
import { pauseAt, quietAt } from "./quiet";

/**
 * The one place that decides on which channels a notification goes to a person, and why.
 * Dispatch acts on the decisions; `explain` and `trace` show them.
 */

/** 20 seconds in which an open tab may show a notification, so that nothing is pushed. */
const PUSH_GRACE_MINUTES = 20 / 60;
/** Where an escalation looks for a channel: the fastest first, e-mail last. */
const escalationOrder = ["push", "sms", "whatsapp", "email"] as const;

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
  | "own_act"
  | "escalation";
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
  /** Whether it goes to one more channel while it is urgent and unread. */
  escalates?: boolean;
  /** The channel on which its escalation waits already. */
  escalatedTo?: Channel | undefined;
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
  /** Minutes after which an unread urgent notification goes to one more channel; 0: never. */
  escalationMinutes: number;
  device: { sound: boolean; vibration: boolean; desktop: boolean };
  /** The end of the mute of each muted target; null mutes for good. */
  mutes: ReadonlyMap<string, Date | null>;
}

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
    isEscalation: false,
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
      ...(inApp.willSend ? escalationOf(candidate, preferences, circumstances) : {}),
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
  /** Then any channel breaks quiet hours or waits for their end. */
  isEscalation: boolean;
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

/** The further channel of an urgent notification, unless it is read in time. */
function escalationOf(
  candidate: Candidate,
  preferences: Preferences,
  circumstances: Circumstances,
): Partial<Record<Channel, ChannelDecision>> {
  const waitMinutes = preferences.escalationMinutes;
  const { escalates, escalatedTo, priority, channels } = candidate;
  if (!escalates || priority !== "HIGH" || waitMinutes === 0) return {};
  for (const channel of escalatedTo ? [escalatedTo] : escalationOrder) {
    if (channels[channel] !== undefined) continue;
    const further = { ...candidate, channels: { [channel]: waitMinutes } };
    const urgent = { ...circumstances, isEscalation: true };
    const decision = outsideDecision(channel, further, preferences, urgent);
    if (decision.willSend) return { [channel]: { ...send("escalation"), waitMinutes } };
    if (decision.isHeld || escalatedTo) return { [channel]: { ...decision, waitMinutes } };
  }
  return {};
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
 * held until the pause or quiet hours end or its digest is due, and so is an escalation; other
 * channels drop the message, because it is worthless when late.
 */
function delayDecision(
  channel: Channel,
  candidate: Candidate,
  preferences: Preferences,
  { quiet, pause, available, now, isEscalation }: Circumstances,
): ChannelDecision | undefined {
  const canBeHeld = available.has(channel) && (isEscalation || channel === "email");
  if (pause && !candidate.isLocked) return withhold("paused", pause, canBeHeld);
  const ignoresQuiet =
    (channel === "push" || isEscalation) && breaksQuietHours(candidate, preferences);
  if (quiet.isActive && !ignoresQuiet) return quietDecision(quiet, canBeHeld);
  if (channel === "email" && waitsForDigest(candidate, preferences))
    return withhold(
      "digest",
      nextDigest(digestOf(candidate.category, preferences), preferences.timezone, now),
      canBeHeld,
    );
  return available.has(channel) ? undefined : withhold("unavailable");
}

const quietDecision = ({ until }: HoursState, canBeHeld: boolean): ChannelDecision =>
  withhold("quiet_hours", until, canBeHeld && until !== null);

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

const isMutedAt = (until: Date | null | undefined, now: Date): boolean =>
  until === null || (until !== undefined && until > now);
