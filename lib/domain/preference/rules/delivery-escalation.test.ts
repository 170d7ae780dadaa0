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
import { anyInstant } from "@/lib/testing/weekly-hours";
import { decideDelivery, type Candidate, type Preferences } from "./delivery";
import { outsideChannels } from "../values";

const noon = new Date("2026-06-10T12:00:00+08:00");
const night = new Date("2026-06-10T23:00:00+08:00");
const morning = new Date("2026-06-11T07:00:00+08:00");
const all = new Set<Channel>(outsideChannels);
const urgent: Candidate = {
  channels: { in_app: 0 },
  category: "booking",
  priority: "HIGH",
  isLocked: false,
  escalates: true,
  about: ["lot:1"],
};
const person: Preferences = {
  timezone: "Asia/Manila",
  settings: { booking: { ...untouched, sms_enabled: true, whatsapp_enabled: true } },
  addresses: { email: "a@b.test", push: "sub", sms: "+63917", whatsapp: "+63917" },
  channels: {},
  quiet: { ...nightly, enabled: false },
  pausedUntil: null,
  escalationMinutes: 3,
  device: { sound: false, vibration: true, desktop: true },
  mutes: new Map(),
};
const decide = (candidate: Candidate, who: Preferences, now = noon, available = all) =>
  decideDelivery(candidate, who, available, now).channels;
const furtherOf = (candidate: Candidate, who: Preferences, now = noon, available = all) => {
  const decisions = decide(candidate, who, now, available);
  return outsideChannels.filter(
    (channel) =>
      candidate.channels[channel] === undefined && decisions[channel].because !== "not_offered",
  );
};

describe("C13: an urgent notification that stays unread", () => {
  it.each([
    { name: "push first", who: person, channel: "push" },
    { name: "SMS without a browser", who: without("push"), channel: "sms" },
    { name: "then WhatsApp", who: without("push", "sms"), channel: "whatsapp" },
    { name: "e-mail at last", who: without("push", "sms", "whatsapp"), channel: "email" },
    { name: "e-mail without opting in to SMS", who: optedOut(), channel: "email" },
  ] as const)("goes to one further channel: $name", ({ who, channel }) => {
    expect(furtherOf(urgent, who)).toEqual([channel]);
    expect(decide(urgent, who)[channel]).toEqual({
      willSend: true,
      because: "escalation",
      until: null,
      isHeld: false,
      waitMinutes: 3,
    });
  });

  it.each([
    { name: "is off", candidate: urgent, who: { ...person, escalationMinutes: 0 } },
    { name: "is not urgent", candidate: { ...urgent, priority: "MEDIUM" }, who: person },
    { name: "is an announcement", candidate: { ...urgent, escalates: false }, who: person },
    { name: "is muted", candidate: urgent, who: { ...person, mutes: new Map([["lot:1", null]]) } },
    {
      name: "is kept as history only",
      candidate: urgent,
      who: { ...person, channels: { in_app: false } },
    },
    {
      name: "goes everywhere already",
      candidate: { ...urgent, channels: { email: 0, push: 0, sms: 0, whatsapp: 0 } },
      who: person,
    },
  ] as const)("stays where it is when it $name", ({ candidate, who }) =>
    expect(furtherOf(candidate, who)).toEqual([]),
  );

  it("never takes a channel that is switched off, without an address or not set up", () => {
    fc.assert(
      fc.property(anyCandidate, anyPreferences, anyAvailable, anyInstant, (any, who, has, now) => {
        const candidate = { ...any, escalates: true };
        const further = furtherOf(candidate, who, now, has);
        expect(further.length).toBeLessThanOrEqual(1);
        for (const channel of further) {
          expect([candidate.priority, who.escalationMinutes > 0]).toEqual(["HIGH", true]);
          expect(who.channels[channel]).not.toBe(false);
          expect(who.settings[candidate.category]?.[`${channel}_enabled`]).not.toBe(false);
          expect(who.addresses[channel]).toBeTruthy();
          expect(has.has(channel)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("passes quiet hours where urgent ones may, on any channel", () => {
    const asleep = { ...without("push"), quiet: nightly };
    expect(decide(urgent, asleep, night).sms).toMatchObject({ willSend: true, waitMinutes: 3 });
  });

  it("waits for the end of quiet hours where they may not, on any channel", () => {
    const asleep = { ...person, quiet: { ...nightly, bypass_high: false } };
    expect(decide(urgent, asleep, night).push).toEqual({
      willSend: false,
      because: "quiet_hours",
      until: morning,
      isHeld: true,
      waitMinutes: 3,
    });
  });

  it("keeps the channel on which it waits, and says why that is gone", () => {
    const chosen = { ...urgent, escalatedTo: "sms" as const };
    expect(furtherOf(chosen, person)).toEqual(["sms"]);
    expect(decide(chosen, without("sms")).sms).toMatchObject({ because: "no_address" });
    expect(decide(chosen, optedOut()).sms).toMatchObject({ because: "preference" });
  });
});

function without(...channels: Channel[]): Preferences {
  const gone = Object.fromEntries(channels.map((channel) => [channel, null]));
  return { ...person, addresses: { ...person.addresses, ...gone } };
}
function optedOut(): Preferences {
  return { ...without("push"), settings: {} };
}
