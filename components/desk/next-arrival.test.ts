import { expect, it, vi } from "vitest";
import { nextArrival } from "./next-arrival";

vi.mock("@/hooks/server-clock", () => ({
  serverNow: () => Date.parse("2026-11-21T06:00:00Z"),
}));

const soon = { arriving_soon: 1, next_arrival: "2026-11-21T06:30:00Z" };
const later = { arriving_soon: 0, next_arrival: "2026-11-22T06:30:00Z" };

it.each([
  ["within the hour", soon, "Asia/Manila", "first at 14:30"],
  ["with the lot's zone for a reader elsewhere", soon, "America/New_York", "first at 14:30 GMT+8"],
  ["on another day", later, "Europe/Berlin", "next tomorrow at 14:30 GMT+8"],
  ["when none is expected", { ...later, next_arrival: null }, "UTC", "no arrivals expected"],
] as const)("names the next arrival %s", (_, summary, readerZone, text) => {
  expect(nextArrival(summary, "Asia/Manila", readerZone)).toBe(text);
});
