import fc from "fast-check";
import type { Candidate, Preferences } from "@/lib/domain/preference/rules/delivery";
import type { QuietHours } from "@/lib/domain/preference/schema";
import { categories, channels, priorities, type Channel, type Channels } from "@/lib/event/event";
import { anyInstant, anyWeek, anyZone, everyDay } from "./weekly-hours";

const BOOKING = "booking:01920000-0000-7000-8000-000000000001";
const LOT = "lot:01920000-0000-7000-8000-000000000002";
const TICKET = "ticket:01920000-0000-7000-8000-000000000003";

/** Settings of a category of which nothing was changed. */
export const untouched = {
  email_enabled: null,
  sms_enabled: null,
  in_app_enabled: null,
  push_enabled: null,
  whatsapp_enabled: null,
  digest: null,
  sound_enabled: null,
};
export const nightly: QuietHours = {
  enabled: true,
  bypass_high: true,
  weekly: everyDay([{ start: "22:00", end: "07:00" }]),
};

const nullOr = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

/** Every kind of notification that the resolver may be asked about. */
export const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
  channels: fc.record(
    {
      in_app: fc.constant(0),
      email: fc.constantFrom(0, 5, "digest" as const, "opt_in" as const),
      sms: fc.constantFrom(0, "opt_in" as const),
      push: fc.constant(0),
      whatsapp: fc.constant(0),
    },
    { requiredKeys: ["in_app"] },
  ) satisfies fc.Arbitrary<Channels>,
  category: fc.constantFrom(...categories),
  priority: fc.constantFrom(...priorities),
  isLocked: fc.boolean(),
  about: fc.constantFrom([], [LOT], [BOOKING], [BOOKING, LOT], [TICKET, LOT]),
});

const anySetting = fc.record({
  email_enabled: nullOr(fc.boolean()),
  sms_enabled: nullOr(fc.boolean()),
  in_app_enabled: nullOr(fc.boolean()),
  push_enabled: nullOr(fc.boolean()),
  whatsapp_enabled: nullOr(fc.boolean()),
  digest: nullOr(fc.constantFrom("off" as const, "hourly" as const, "daily" as const)),
  sound_enabled: nullOr(fc.boolean()),
});
const anySwitches: fc.Arbitrary<Partial<Record<Channel, boolean>>> = fc.record(
  Object.fromEntries(channels.map((channel) => [channel, fc.boolean()])),
  { requiredKeys: [] },
);
const anySettings: fc.Arbitrary<Preferences["settings"]> = fc.record(
  Object.fromEntries(categories.map((category) => [category, anySetting])),
  { requiredKeys: [] },
);

/** Every combination of preferences that a person may have. */
export const anyPreferences: fc.Arbitrary<Preferences> = fc.record({
  timezone: anyZone,
  settings: anySettings,
  addresses: fc.record({
    email: fc.constant("a@b.test"),
    sms: nullOr(fc.constant("+63917")),
    whatsapp: nullOr(fc.constant("+63917")),
    push: nullOr(fc.constant("sub")),
  }),
  channels: anySwitches,
  quiet: fc.record({ enabled: fc.boolean(), bypass_high: fc.boolean(), weekly: anyWeek }),
  pausedUntil: nullOr(anyInstant),
  escalationMinutes: fc.constantFrom(0, 3, 15),
  device: fc.constant({ sound: false, vibration: true, desktop: true }),
  mutes: fc
    .record(
      { [LOT]: nullOr(anyInstant), [BOOKING]: nullOr(anyInstant), [TICKET]: nullOr(anyInstant) },
      { requiredKeys: [] },
    )
    .map((until) => new Map<string, Date | null>(Object.entries(until))),
});

/** Every set of channels that a server may have senders for. */
export const anyAvailable = fc.subarray([...channels]).map((list) => new Set<Channel>(list));
