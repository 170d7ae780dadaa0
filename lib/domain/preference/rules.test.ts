import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { categories, channels, priorities, type Channel, type Channels } from "@/lib/event/event";
import {
  isHeard,
  outsideChannels,
  quietAt,
  resolve,
  type Question,
  type Reason,
  type Preferences,
} from "./rules";
import { weekdays, type QuietHours } from "./schema";

const everyDay = (ranges: { start: string; end: string }[]): QuietHours["weekly"] =>
  Object.fromEntries(weekdays.map((day) => [day, ranges])) as QuietHours["weekly"];
const night: QuietHours = {
  enabled: true,
  bypass_high: true,
  weekly: everyDay([{ start: "22:00", end: "07:00" }]),
};
const never: QuietHours = { ...night, enabled: false };
const BOOKING = "booking:01920000-0000-7000-8000-000000000001";
const LOT = "lot:01920000-0000-7000-8000-000000000002";
const TICKET = "ticket:01920000-0000-7000-8000-000000000003";
const at = (local: string) => new Date(`2026-06-10T${local}:00+08:00`);

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
const range = fc.record({ start: time, end: time });
const weeklyOf = (ranges: fc.Arbitrary<{ start: string; end: string }>) =>
  fc.record(
    Object.fromEntries(weekdays.map((day) => [day, fc.array(ranges, { maxLength: 2 })])) as Record<
      (typeof weekdays)[number],
      fc.Arbitrary<{ start: string; end: string }[]>
    >,
  );
const quietHours: fc.Arbitrary<QuietHours> = fc.record({
  enabled: fc.boolean(),
  bypass_high: fc.boolean(),
  weekly: weeklyOf(range),
});
/** Moments without a change of clocks nearby, so that a wall clock read by eye is an independent witness. */
const moment = fc
  .integer({ min: Date.parse("2026-06-01T00:00:00Z"), max: Date.parse("2026-08-31T00:00:00Z") })
  .map((ms) => new Date(ms));
/** Where and when the clocks change in 2026; Lord Howe's by half an hour. */
const changesOfClocks = [
  ["Europe/Berlin", "2026-03-29T01:00:00Z"],
  ["Europe/Berlin", "2026-10-25T01:00:00Z"],
  ["America/New_York", "2026-03-08T07:00:00Z"],
  ["America/New_York", "2026-11-01T06:00:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
] as const;
const HOUR = 3_600_000;
/** Moments from eight days before a change of clocks to two after, half of them within three hours of it. */
const nearAChange = fc
  .tuple(
    fc.constantFrom(...changesOfClocks),
    fc.oneof(
      fc.integer({ min: -3 * HOUR, max: 3 * HOUR }),
      fc.integer({ min: -192 * HOUR, max: 48 * HOUR }),
    ),
  )
  .map(([[timezone, change], away]) => ({ timezone, now: new Date(Date.parse(change) + away) }));
/** Times of the hours in which clocks change. */
const atNight = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(0, 1, 10, 15, 29, 30, 31, 45, 59))
  .map(([hour, minute]) => `0${hour}:${String(minute).padStart(2, "0")}`);
const zone = fc.constantFrom(
  "Asia/Manila",
  "Europe/Berlin",
  "America/New_York",
  "UTC",
  "Australia/Lord_Howe",
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const question: fc.Arbitrary<Question> = fc.record({
  channels: fc.record(
    {
      in_app: fc.constant(0),
      email: fc.constantFrom(0, 5, "digest" as const, "opt_in" as const),
      sms: fc.constantFrom(0, "opt_in" as const),
      push: fc.constant(0),
      whatsapp: fc.constant(0),
    },
    { requiredKeys: ["in_app"] },
  ) as fc.Arbitrary<Channels>,
  category: fc.constantFrom(...categories),
  priority: fc.constantFrom(...priorities),
  locked: fc.boolean(),
  about: fc.constantFrom([], [LOT], [BOOKING], [BOOKING, LOT], [TICKET, LOT]),
});
const stored = fc.record({
  email_enabled: maybe(fc.boolean()),
  sms_enabled: maybe(fc.boolean()),
  in_app_enabled: maybe(fc.boolean()),
  push_enabled: maybe(fc.boolean()),
  whatsapp_enabled: maybe(fc.boolean()),
  digest: maybe(fc.constantFrom("off" as const, "hourly" as const, "daily" as const)),
  sound_enabled: maybe(fc.boolean()),
});
const preferences: fc.Arbitrary<Preferences> = fc.record({
  timezone: zone,
  settings: fc.record(Object.fromEntries(categories.map((category) => [category, stored])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Preferences["settings"]>,
  addresses: fc.record({
    email: fc.constant("a@b.test"),
    sms: maybe(fc.constant("+63917")),
    whatsapp: maybe(fc.constant("+63917")),
    push: maybe(fc.constant("sub")),
  }),
  channels: fc.record(Object.fromEntries(channels.map((channel) => [channel, fc.boolean()])), {
    requiredKeys: [],
  }) as fc.Arbitrary<Preferences["channels"]>,
  quiet: quietHours,
  device: fc.constant({ sound: false, vibration: true, desktop: true }),
  mutes: fc
    .record(
      { [LOT]: maybe(moment), [BOOKING]: maybe(moment), [TICKET]: maybe(moment) },
      { requiredKeys: [] },
    )
    .map((until) => new Map<string, Date | null>(Object.entries(until))),
});
const available = fc.subarray([...channels]).map((list) => new Set<Channel>(list));

/** Whether the wall clock of a zone stands inside the ranges, read minute by minute. */
function quietByEye(quiet: QuietHours, timezone: string, now: Date): boolean {
  if (!quiet.enabled) return false;
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: timezone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  const clock = `${part("hour")}:${part("minute")}`;
  const today = weekdays.indexOf(
    part("weekday").toLowerCase().slice(0, 3) as (typeof weekdays)[number],
  );
  const yesterday = weekdays[(today + 6) % 7]!;
  return (
    quiet.weekly[weekdays[today]!].some(
      ({ start, end }) => clock >= start && (end <= start || clock < end),
    ) || quiet.weekly[yesterday].some(({ start, end }) => end <= start && clock < end)
  );
}

/** A mute of any of the matters that it is about is enough. */
const isMutedFor = ({ about }: Question, { mutes }: Preferences, now: Date) =>
  about.some(
    (target) => mutes.has(target) && (mutes.get(target) === null || mutes.get(target)! > now),
  );

/** Everything that speaks against a channel, each rule read by itself. */
function vetoes(
  channel: Channel,
  asked: Question,
  person: Preferences,
  channels: ReadonlySet<Channel>,
  now: Date,
): Reason[] {
  const own = person.settings[asked.category];
  const said = own?.[`${channel}_enabled`] ?? null;
  const isOnByDefault = channel === "in_app" || channel === "email" || channel === "push";
  const isWanted = said ?? (asked.channels[channel] === "opt_in" ? false : isOnByDefault);
  const isMuted = isMutedFor(asked, person, now);
  const isQuiet = quietByEye(person.quiet, person.timezone, now);
  const digest = asked.channels.email === "digest" || (own?.digest ?? "off") !== "off";
  const rules: [Reason, boolean][] = [
    ["not_offered", asked.channels[channel] === undefined],
    ["preference", person.channels[channel] === false || !isWanted],
    ["no_address", !person.addresses[channel]],
    ["muted", isMuted && !asked.locked],
    [
      "quiet_hours",
      isQuiet && !(channel === "push" && asked.priority === "HIGH" && person.quiet.bypass_high),
    ],
    ["digest", channel === "email" && digest && asked.priority !== "HIGH" && !asked.locked],
    ["unavailable", !channels.has(channel)],
  ];
  return rules.filter(([, applies]) => applies).map(([reason]) => reason);
}

describe("the resolver, in every combination", () => {
  it("S3.72 W8 U20: sends on a channel exactly when nothing speaks against it, and names one of the reasons otherwise", () => {
    fc.assert(
      fc.property(question, preferences, available, moment, (asked, person, channels, now) => {
        const { channels: decisions } = resolve(asked, person, channels, now);
        for (const channel of outsideChannels) {
          const against = vetoes(channel, asked, person, channels, now);
          expect(decisions[channel].send, `${channel}: ${against.join()}`).toBe(
            against.length === 0,
          );
          if (against.length) expect(against).toContain(decisions[channel].because);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("events.md: locked events always reach the bell and are always announced", () => {
    fc.assert(
      fc.property(question, preferences, available, moment, (asked, person, channels, now) => {
        const resolution = resolve({ ...asked, locked: true }, person, channels, now);
        expect([resolution.channels.in_app, resolution.alert]).toEqual([
          expect.objectContaining({ send: true, because: "locked" }),
          expect.objectContaining({ send: true, because: "locked" }),
        ]);
      }),
    );
  });

  it("J2.5: announces exactly when the bell is on, nothing is muted, and it is not quiet or urgent", () => {
    fc.assert(
      fc.property(
        question.map((one) => ({ ...one, locked: false })),
        preferences,
        available,
        moment,
        (asked, person, channels, now) => {
          const {
            alert,
            channels: { in_app },
          } = resolve(asked, person, channels, now);
          const isMuted = isMutedFor(asked, person, now);
          const isQuiet =
            quietByEye(person.quiet, person.timezone, now) &&
            !(asked.priority === "HIGH" && person.quiet.bypass_high);
          expect(in_app.send).toBe(
            person.channels.in_app !== false &&
              (person.settings[asked.category]?.in_app_enabled ?? true),
          );
          expect(alert.send).toBe(in_app.send && !isMuted && !isQuiet);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("a digest is always still to come, an hourly one within the hour, a daily one at eight in the morning there", () => {
    fc.assert(
      fc.property(
        preferences,
        fc.constantFrom("hourly" as const, "daily" as const),
        moment,
        (person, digest, now) => {
          const calm: Preferences = {
            ...person,
            quiet: never,
            channels: {},
            mutes: new Map(),
            settings: { booking: { ...empty, digest } },
          };
          const { email } = resolve(
            {
              channels: { in_app: 0, email: 0 },
              category: "booking",
              priority: "LOW",
              locked: false,
              about: [],
            },
            calm,
            new Set<Channel>(["email"]),
            now,
          ).channels;
          expect(email).toMatchObject({ send: false, because: "digest" });
          const wait = email.until!.getTime() - now.getTime();
          expect(wait).toBeGreaterThan(0);
          expect(wait).toBeLessThanOrEqual(digest === "hourly" ? 3_600_000 : 25 * 3_600_000);
          if (digest === "daily")
            expect(
              email.until!.toLocaleTimeString("en-GB", {
                timeZone: person.timezone,
                hour: "2-digit",
                minute: "2-digit",
              }),
            ).toBe("08:00");
        },
      ),
    );
  });
});

const empty = {
  email_enabled: null,
  sms_enabled: null,
  in_app_enabled: null,
  push_enabled: null,
  whatsapp_enabled: null,
  digest: null,
  sound_enabled: null,
};

/** What is said of the next change comes true to the millisecond, and nothing changes before it. */
function expectChange(quiet: QuietHours, timezone: string, now: Date): void {
  const { active, until } = quietAt(quiet, timezone, now);
  if (!until) return;
  expect(until.getTime()).toBeGreaterThan(now.getTime());
  expect(quietAt(quiet, timezone, until).active).toBe(!active);
  expect(quietAt(quiet, timezone, new Date(until.getTime() - 1)).active).toBe(active);
  const halfway = new Date((now.getTime() + until.getTime()) / 2);
  expect(quietAt(quiet, timezone, halfway)).toEqual({ active, until });
}

describe("quiet hours", () => {
  it("W7: run exactly when the wall clock of the person's zone stands inside a range, also past midnight", () => {
    fc.assert(
      fc.property(quietHours, zone, moment, (quiet, timezone, now) => {
        expect(quietAt(quiet, timezone, now).active).toBe(quietByEye(quiet, timezone, now));
      }),
      { numRuns: 3000 },
    );
  });

  it("J2.5: say when they change, and then they do", () => {
    expect(quietAt(night, "Asia/Manila", at("23:30"))).toEqual({
      active: true,
      until: new Date("2026-06-11T07:00:00+08:00"),
    });
    expect(quietAt(night, "Asia/Manila", at("12:00"))).toEqual({
      active: false,
      until: at("22:00"),
    });
    fc.assert(fc.property(quietHours, zone, moment, expectChange), { numRuns: 2000 });
  });

  it("J2.5: say when they change, and then they do, also around changes of clocks", () => {
    const wherever = fc
      .oneof(weeklyOf(range), weeklyOf(fc.record({ start: atNight, end: atNight })))
      .map((weekly): QuietHours => ({ ...night, weekly }));
    fc.assert(
      fc.property(wherever, nearAChange, (quiet, { timezone, now }) => {
        expectChange(quiet, timezone, now);
      }),
      { numRuns: 2000 },
    );
    // An ordinary night lasts as long as the clocks make it.
    expect(quietAt(night, "Europe/Berlin", new Date("2026-03-28T23:00:00Z"))).toEqual({
      active: true,
      until: new Date("2026-03-29T05:00:00Z"),
    });
    expect(quietAt(night, "Europe/Berlin", new Date("2026-10-24T23:00:00Z"))).toEqual({
      active: true,
      until: new Date("2026-10-25T06:00:00Z"),
    });
  });

  it("J2.5: also where a range begins in the hour that the clocks skip", () => {
    expectChange(
      { ...night, weekly: { ...everyDay([]), sun: [{ start: "02:59", end: "03:00" }] } },
      "Europe/Berlin",
      new Date("2026-03-29T01:00:00Z"),
    );
  });

  it("a whole day, every day, never ends; none at all never begins", () => {
    expect(
      quietAt(
        { ...night, weekly: everyDay([{ start: "00:00", end: "00:00" }]) },
        "UTC",
        at("12:00"),
      ),
    ).toEqual({ active: true, until: null });
    expect(quietAt({ ...night, weekly: everyDay([]) }, "UTC", at("12:00"))).toEqual({
      active: false,
      until: null,
    });
  });
});

it("S4.78: sound is for what is urgent, where the person wants to hear it", () => {
  expect(isHeard({ category: "booking", priority: "HIGH" }, { settings: {} }, true)).toBe(true);
  expect(isHeard({ category: "booking", priority: "MEDIUM" }, { settings: {} }, true)).toBe(false);
  expect(isHeard({ category: "booking", priority: "HIGH" }, { settings: {} }, false)).toBe(false);
  expect(
    isHeard(
      { category: "booking", priority: "HIGH" },
      { settings: { booking: { ...empty, sound_enabled: false } } },
      true,
    ),
  ).toBe(false);
});
