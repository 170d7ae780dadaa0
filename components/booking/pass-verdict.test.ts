import { expect, it } from "vitest";
import type { Booking } from "@/lib/domain/booking/schema";
import { verdictOf } from "./pass-verdict";

const start = "2026-11-27T04:00:00.000Z";
const end = "2026-11-27T06:00:00.000Z";
const booking = (status: Booking["status"]) =>
  ({
    status,
    start_time: start,
    end_time: end,
    lot: { timezone: "Asia/Manila" },
  }) as Booking;

it.each([
  ["confirmed", "2026-11-27T03:44:59Z", "warn"],
  ["confirmed", "2026-11-27T03:45:00Z", "ok"],
  ["active", "2026-11-27T05:59:59Z", "ok"],
  ["active", "2026-11-27T06:00:00Z", "bad"],
  ["pending_payment", "2026-11-27T05:00:00Z", "warn"],
  ["requested", "2026-11-27T05:00:00Z", "warn"],
  ["cancelled", "2026-11-27T05:00:00Z", "bad"],
  ["held", "2026-11-27T05:00:00Z", "bad"],
] as const)("a pass that is %s at %s: %s", (status, now, tone) => {
  expect(verdictOf(booking(status), Date.parse(now), "Asia/Manila").tone).toBe(tone);
});
