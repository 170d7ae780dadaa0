import { describe, expect, it } from "vitest";
import { isWithinAYear, mayReword } from "./rules";

const now = new Date("2026-11-21T12:00:00Z");

describe("isWithinAYear", () => {
  it.each([
    { days: -1, isWithin: false },
    { days: 0, isWithin: false },
    { days: 1, isWithin: true },
    { days: 366, isWithin: true },
    { days: 367, isWithin: false },
  ])("says $isWithin for $days days ahead", ({ days, isWithin }) => {
    expect(isWithinAYear(new Date(now.getTime() + days * 86_400_000), now)).toBe(isWithin);
  });
});

describe("mayReword (C20)", () => {
  const people = {
    "the author, an administrator": { id: "ana", role: "admin" },
    "another administrator": { id: "ada", role: "admin" },
    "an owner": { id: "oma", role: "owner" },
  } as const;
  it.each<[keyof typeof people, string, string | null, boolean]>([
    ["the author, an administrator", "custom", "ana", true],
    ["another administrator", "custom", "ana", false],
    ["an owner", "custom", "ana", false],
    ["an owner", "custom", "oma", true],
    ["another administrator", "custom", "oma", false],
    ["the author, an administrator", "system_announcement", "ana", true],
    ["another administrator", "system_announcement", "ana", true],
    ["an owner", "system_announcement", "ana", false],
    ["another administrator", "payment_verified", null, false],
    ["an owner", "payment_verified", null, false],
  ])("%s, %s written by %s: %s", (who, event_type, author_id, isAllowed) => {
    expect(mayReword(people[who], { event_type, author_id })).toBe(isAllowed);
  });
});
