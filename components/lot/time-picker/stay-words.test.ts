import { expect, it, vi } from "vitest";
import { MINUTE_MS } from "@/lib/core/duration";
import { stayWords } from "./stay-words";

const now = "2026-11-28T03:37:00Z";
vi.mock("@/hooks/server-clock", () => ({ serverNow: () => Date.parse("2026-11-28T03:37:00Z") }));

const words = (from: string | null, timeZone: string, minutes = 60) => {
  const zones = { timeZone, readerZone: "Asia/Manila" };
  return Object.values(stayWords({ from, minutes }, Date.parse(now) / MINUTE_MS, zones)).join(" ");
};

it.each([
  ["here", null, "Asia/Manila", "Now until 12:37"],
  ["in a zone with the same clock", null, "Asia/Singapore", "Now until 12:37"],
  ["in another zone", null, "Australia/Sydney", "Now until 15:37 GMT+11"],
  ["later, here", "2026-11-28T05:00:00Z", "Asia/Manila", "Today 13:00 – 14:00"],
  ["later, elsewhere", "2026-11-28T05:00:00Z", "Australia/Sydney", "Today 16:00 – 17:00 GMT+11"],
  ["in another year", "2025-11-22T05:00:00Z", "Asia/Manila", "Sat 22 Nov 2025, 13:00 – 14:00"],
] as const)("T2: a stay %s", (_, from, timeZone, text) => {
  expect(words(from, timeZone)).toBe(text);
});

it("names the day of an end that is not today", () => {
  expect(words(null, "Australia/Sydney", 720)).toBe("Now until tomorrow 02:37 GMT+11");
});
