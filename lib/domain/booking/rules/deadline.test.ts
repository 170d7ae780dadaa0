import { describe, expect, it } from "vitest";
import { requestDeadline, initialState } from "./deadline";

const now = new Date("2026-11-21T04:30:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const period = { start: now, end: after(60), minutes: 60 };

describe("requestDeadline", () => {
  it.each([
    ["for now: within the hour", now, "fixed_length" as const, after(60)],
    ["for later: within a day", after(3000), "no" as const, after(1440)],
    ["for soon: before its start", after(90), "no" as const, after(90)],
  ])("%s", (_name, start, startsNow, expected) => {
    expect(requestDeadline(now, { start, startsNow })).toEqual(expected);
  });
});

describe("initialState", () => {
  it.each([
    { method: "card", mode: "instant", status: "held", waits: 5, blocks: 65 },
    { method: "cash", mode: "instant", status: "pending_payment", waits: 20, blocks: 80 },
    { method: "card", mode: "request", status: "held", waits: 5, blocks: 120 },
    { method: "cash", mode: "request", status: "requested", waits: 60, blocks: 140 },
  ] as const)("$method in a lot of mode $mode", ({ method, mode, status, waits, blocks }) => {
    const lot = { mode, cash_hold_minutes: 20 };
    expect(initialState(method, period, { startsNow: "fixed_length", lot, now })).toEqual({
      status,
      deadline: after(waits),
      blockedUntil: after(blocks),
    });
  });
});
