import { describe, expect, it } from "vitest";
import { weekdays, type WeeklyHours } from "@/lib/core/weekly-hours";
import { approvedCashDeadline, initialState, requestDeadline } from "./deadline";

const now = new Date("2026-11-21T04:30:00Z");
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const at = (time: string) => new Date(time);
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

describe("approvedCashDeadline", () => {
  it.each([
    ["for now: from the approval", "fixed_length" as const, [0, 60], after(15)],
    ["for later: from the start", "no" as const, [120, 180], after(135)],
    ["for later and short: its end", "no" as const, [120, 130], after(130)],
    ["approved late: never less than for now", "no" as const, [-10, 10], after(15)],
  ])("%s", (_name, starts_now, [start, end], expected) => {
    const stay = { start_time: after(start!), end_time: after(end!), starts_now };
    expect(approvedCashDeadline(now, stay, 15)).toEqual(expected);
  });
});

const open = { opening_hours: null, timezone: "Asia/Manila" };

describe("initialState", () => {
  it("waits for cash until the desk has opened, of a stay ahead booked at night", () => {
    const day = [{ start: "07:00", end: "22:00" }];
    const opening_hours = Object.fromEntries(weekdays.map((name) => [name, day])) as WeeklyHours;
    const lot = { ...open, opening_hours, mode: "instant", cash_hold_minutes: 20 } as const;
    const night = new Date("2026-11-21T22:27:00+08:00");
    const stay = { start: at("2026-11-22T10:00:00+08:00"), end: at("2026-11-22T11:00:00+08:00") };
    expect(
      initialState("cash", { ...stay, minutes: 60 }, { startsNow: "no", lot, now: night }),
    ).toMatchObject({ status: "pending_payment", deadline: at("2026-11-22T07:20:00+08:00") });
  });

  it.each([
    { method: "card", mode: "instant", status: "held", waits: 5, blocks: 65 },
    { method: "cash", mode: "instant", status: "pending_payment", waits: 20, blocks: 80 },
    { method: "card", mode: "request", status: "held", waits: 5, blocks: 120 },
    { method: "cash", mode: "request", status: "requested", waits: 60, blocks: 140 },
  ] as const)("$method in a lot of mode $mode", ({ method, mode, status, waits, blocks }) => {
    const lot = { ...open, mode, cash_hold_minutes: 20 };
    expect(initialState(method, period, { startsNow: "fixed_length", lot, now })).toEqual({
      status,
      deadline: after(waits),
      blockedUntil: after(blocks),
    });
  });
});
