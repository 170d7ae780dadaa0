import { expect, it, vi } from "vitest";
import { weekdays } from "@/lib/core/weekly-hours";
import type { Lot } from "@/lib/domain/lot/schema";
import { cashHint } from "./cash-hint";

const clock = vi.hoisted(() => ({ now: "" }));
vi.mock("@/hooks/server-clock", () => ({ serverNow: () => Date.parse(clock.now) }));

const day = [{ start: "07:00", end: "22:00" }];
const lot = {
  mode: "instant",
  timezone: "Asia/Manila",
  opening_hours: Object.fromEntries(weekdays.map((name) => [name, day])),
  policy: { cash_accepted: true, cash_hold_minutes: 15 },
} as Lot;

it.each([
  ["21:00", false, "The slot is held for 15 min while you walk to the desk."],
  ["05:00", false, "The desk is closed now. Pay there by 07:15."],
  ["22:30", false, "The desk is closed now. Pay there by tomorrow 07:15."],
  [
    "21:00",
    true,
    "The slot is held for 15 min while you walk to the desk. " +
      "Your time starts when the cash is confirmed.",
  ],
])("at %s, for a stay now: %s", (time, isForNow, expected) => {
  clock.now = `2026-11-21T${time}:00+08:00`;
  vi.setSystemTime(clock.now);
  expect(cashHint(lot, isForNow)).toBe(expected);
});

it("is none where the lot takes no cash", () => {
  expect(cashHint({ ...lot, policy: { ...lot.policy, cash_accepted: false } }, true)).toBeNull();
});
