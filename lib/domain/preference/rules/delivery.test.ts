import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Channel } from "@/lib/event/event";
import {
  anyAvailable,
  anyCandidate,
  anyPreferences,
  nightly,
  untouched,
} from "@/lib/testing/preferences";
import { anyInstant, anyZone, everyDay, isInHoursByWallClock } from "@/lib/testing/weekly-hours";
import {
  playsSound,
  decideDelivery,
  type Candidate,
  type Preferences,
  type Reason,
} from "./delivery";
import { quietAt } from "./quiet";
import { outsideChannels } from "../values";

/** What `decideDelivery` is asked, for the independent reading of the rules below. */
interface Situation {
  candidate: Candidate;
  person: Preferences;
  available: ReadonlySet<Channel>;
  now: Date;
}

const isQuiet = ({ person, now }: Situation) =>
  person.quiet.enabled && isInHoursByWallClock(person.quiet.weekly, person.timezone, now);
const isPaused = ({ person, now }: Situation) =>
  person.pausedUntil !== null && person.pausedUntil > now;
const bypassesQuiet = ({ candidate, person }: Situation) =>
  candidate.priority === "HIGH" && person.quiet.bypass_high;
const isMuted = ({ candidate, person, now }: Situation) =>
  candidate.about.some((target) => {
    const until = person.mutes.get(target);
    return until === null || (until !== undefined && until > now);
  });
const isWanted = (channel: Channel, { candidate, person }: Situation) => {
  const isDefault =
    candidate.channels[channel] !== "opt_in" && ["in_app", "email", "push"].includes(channel);
  return (
    person.channels[channel] !== false &&
    (person.settings[candidate.category]?.[`${channel}_enabled`] ?? isDefault)
  );
};
const waitsForDigest = ({ candidate, person }: Situation) =>
  candidate.channels.email === "digest" ||
  (person.settings[candidate.category]?.digest ?? "off") !== "off";

/** The rules that forbid a channel, each read by itself. */
const objections: [Reason, (channel: Channel, situation: Situation) => boolean][] = [
  ["not_offered", (channel, { candidate }) => candidate.channels[channel] === undefined],
  ["preference", (channel, situation) => !isWanted(channel, situation)],
  ["no_address", (channel, { person }) => !person.addresses[channel]],
  ["muted", (_channel, situation) => isMuted(situation) && !situation.candidate.isLocked],
  ["paused", (_channel, situation) => isPaused(situation) && !situation.candidate.isLocked],
  [
    "quiet_hours",
    (channel, situation) => isQuiet(situation) && !(channel === "push" && bypassesQuiet(situation)),
  ],
  [
    "digest",
    (channel, situation) =>
      channel === "email" &&
      waitsForDigest(situation) &&
      situation.candidate.priority !== "HIGH" &&
      !situation.candidate.isLocked,
  ],
  ["unavailable", (channel, { available }) => !available.has(channel)],
];
const objectionsTo = (channel: Channel, situation: Situation): Reason[] =>
  objections.filter(([, applies]) => applies(channel, situation)).map(([reason]) => reason);

const anySituation: fc.Arbitrary<Situation> = fc.record({
  candidate: anyCandidate,
  person: anyPreferences,
  available: anyAvailable,
  now: anyInstant,
});
const resolved = ({ candidate, person, available, now }: Situation) =>
  decideDelivery(candidate, person, available, now);

describe("decideDelivery", () => {
  it("S3.72 W8 U20: sends exactly when no rule objects, and names one that does", () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const { channels } = resolved(situation);
        for (const channel of outsideChannels) {
          const against = objectionsTo(channel, situation);
          expect(channels[channel].willSend, `${channel}: ${against.join()}`).toBe(!against.length);
          if (against.length) expect(against).toContain(channels[channel].because);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("always lists and always alerts locked events", () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const candidate = { ...situation.candidate, isLocked: true };
        const { alert, channels } = resolved({ ...situation, candidate });
        expect(channels.in_app).toMatchObject({ willSend: true, because: "locked" });
        expect(alert).toMatchObject({ willSend: true, because: "locked" });
      }),
    );
  });

  it("H91: sends e-mail about the account whatever the person has chosen", () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const candidate = { ...situation.candidate, isTransactional: true, channels: { email: 0 } };
        const person = { ...situation.person, addresses: { email: "ana@example.test" } };
        const available = new Set<Channel>(["email"]);
        const { email } = resolved({ ...situation, candidate, person, available }).channels;
        expect(email).toMatchObject({ willSend: true, because: "locked", waitMinutes: 0 });
      }),
    );
  });

  it("J2.5: alerts when in-app is on, not muted or paused, and urgent or not quiet", () => {
    fc.assert(
      fc.property(anySituation, (one) => {
        const situation = { ...one, candidate: { ...one.candidate, isLocked: false } };
        const { alert, channels } = resolved(situation);
        expect(channels.in_app.willSend).toBe(isWanted("in_app", situation));
        expect(alert.willSend).toBe(
          channels.in_app.willSend &&
            !isMuted(situation) &&
            !isPaused(situation) &&
            (!isQuiet(situation) || bypassesQuiet(situation)),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe("e-mail that waits", () => {
  const candidate: Candidate = {
    channels: { in_app: 0, email: 0, push: 0 },
    category: "booking",
    priority: "LOW",
    isLocked: false,
    about: [],
  };
  const person: Preferences = {
    timezone: "Asia/Manila",
    settings: {},
    addresses: { email: "a@b.test", push: "sub" },
    channels: {},
    quiet: { ...nightly, enabled: false },
    pausedUntil: null,
    escalationMinutes: 3,
    device: { sound: false, vibration: true, desktop: true },
    mutes: new Map(),
  };
  const all = new Set<Channel>(["email", "push"]);
  const withDigest = (digest: "hourly" | "daily"): Preferences => ({
    ...person,
    settings: { booking: { ...untouched, digest } },
  });

  it.each([
    { digest: "hourly", now: "2026-06-10T09:15:00+08:00", due: "2026-06-10T10:00:00+08:00" },
    { digest: "hourly", now: "2026-06-10T10:00:00+08:00", due: "2026-06-10T11:00:00+08:00" },
    { digest: "daily", now: "2026-06-10T07:59:59+08:00", due: "2026-06-10T08:00:00+08:00" },
    { digest: "daily", now: "2026-06-10T08:00:00+08:00", due: "2026-06-11T08:00:00+08:00" },
  ] as const)("a $digest digest at $now is due at $due", ({ digest, now, due }) => {
    const { email } = decideDelivery(candidate, withDigest(digest), all, new Date(now)).channels;
    expect(email).toEqual({
      willSend: false,
      because: "digest",
      until: new Date(due),
      isHeld: true,
      waitMinutes: 0,
    });
  });

  it("a daily digest is due at the next 08:00, in every zone", () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (timezone, now) => {
        const { email } = decideDelivery(
          candidate,
          { ...withDigest("daily"), timezone },
          all,
          now,
        ).channels;
        const wait = email.until!.getTime() - now.getTime();
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(24 * 3_600_000);
        expect(email.until!.toLocaleTimeString("en-GB", { timeZone: timezone })).toBe("08:00:00");
      }),
    );
  });

  it("a daily digest is due at 08:00 in the person's zone on a day of changed clocks", () => {
    const berlin = { ...withDigest("daily"), timezone: "Europe/Berlin" };
    const eve = new Date("2026-03-28T10:00:00+01:00");
    const { email } = decideDelivery(candidate, berlin, all, eve).channels;
    expect(email.until).toEqual(new Date("2026-03-29T08:00:00+02:00"));
  });

  it("U20: quiet hours hold e-mail until their end and drop push", () => {
    const asleep = { ...person, quiet: nightly };
    const now = new Date("2026-06-10T23:00:00+08:00");
    const morning = new Date("2026-06-11T07:00:00+08:00");
    const { channels, alert } = decideDelivery(candidate, asleep, all, now);
    expect(channels.email).toMatchObject({ willSend: false, isHeld: true, until: morning });
    expect(channels.push).toMatchObject({ willSend: false, isHeld: false, because: "quiet_hours" });
    expect(alert).toMatchObject({ willSend: false, because: "quiet_hours", until: morning });
  });

  it("quiet hours without an end drop e-mail too", () => {
    const weekly = everyDay([{ start: "00:00", end: "00:00" }]);
    const silent = { ...person, quiet: { ...nightly, weekly } };
    const { email } = decideDelivery(
      candidate,
      silent,
      all,
      new Date("2026-06-10T12:00:00Z"),
    ).channels;
    expect(email).toMatchObject({ willSend: false, isHeld: false, until: null });
  });
});

describe("playsSound", () => {
  const off = { booking: { ...untouched, sound_enabled: false } };
  it.each([
    { name: "urgent", priority: "HIGH", settings: {}, device: true, expected: true },
    { name: "not urgent", priority: "MEDIUM", settings: {}, device: true, expected: false },
    { name: "off on the device", priority: "HIGH", settings: {}, device: false, expected: false },
    { name: "off in the category", priority: "HIGH", settings: off, device: true, expected: false },
  ] as const)("S4.78: $name → $expected", ({ priority, settings, device, expected }) => {
    expect(playsSound({ category: "booking", priority }, { settings }, device)).toBe(expected);
  });
});

describe("quietAt", () => {
  it("W7: is never quiet while quiet hours are switched off", () => {
    const quiet = { ...nightly, enabled: false };
    expect(quietAt(quiet, "Asia/Manila", new Date("2026-06-10T23:30:00+08:00"))).toEqual({
      isActive: false,
      until: null,
    });
  });
});
