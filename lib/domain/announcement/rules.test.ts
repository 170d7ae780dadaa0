import { describe, expect, it } from "vitest";
import { mayUseCategory, timeErrors } from "./rules";

const now = new Date("2026-11-21T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe("timeErrors (C21)", () => {
  it.each<[string, Date | null, Date | null, string[]]>([
    ["neither time", null, null, []],
    ["sent tomorrow, over the day after", inDays(1), inDays(2), []],
    ["sent yesterday", inDays(-1), null, ["scheduled_for"]],
    ["sent in more than a year", inDays(367), null, ["scheduled_for"]],
    ["over before it is sent", inDays(2), inDays(1), ["expires_at"]],
    ["over at the moment when it is sent", inDays(2), inDays(2), ["expires_at"]],
    ["sent now, over yesterday", null, inDays(-1), ["expires_at"]],
  ])("%s", (_name, scheduledFor, expiresAt, fields) => {
    expect(Object.keys(timeErrors(scheduledFor, expiresAt, now))).toEqual(fields);
  });
});

describe("mayUseCategory (C21)", () => {
  it.each([
    ["owner", "payment", false],
    ["owner", "system", false],
    ["staff", "system", false],
    ["owner", "booking", true],
    ["admin", "system", true],
    ["admin", "payment", true],
  ] as const)("%s, %s: %s", (role, category, isAllowed) => {
    expect(mayUseCategory(role, category)).toBe(isAllowed);
  });
});
