import { expect, it, vi } from "vitest";
import { shiftOf } from "./shift";

// 14:00 on 21 November in Manila.
vi.mock("@/hooks/server-clock", () => ({
  serverNow: () => Date.parse("2026-11-21T06:00:00Z"),
}));
const lot = { timezone: "Asia/Manila" };
const booking = (status: "active" | "overstay" | "confirmed", start: string, end: string) => ({
  status,
  start_time: `2026-11-${start}:00+08:00`,
  end_time: `2026-11-${end}:00+08:00`,
  lot,
});

it("shows as arrivals what starts today in the lot's time zone", () => {
  const tonight = booking("confirmed", "21T23:59", "22T01:00");
  const tomorrow = booking("confirmed", "22T00:00", "22T01:00");
  expect(shiftOf([tonight, tomorrow]).arrivals).toEqual([tonight]);
  expect(shiftOf([tomorrow]).isEmpty).toBe(true);
});

it("shows every active booking, the first to end first", () => {
  const long = booking("active", "20T12:00", "21T20:00");
  const late = booking("overstay", "21T10:00", "21T13:00");
  expect(shiftOf([long, late])).toEqual({ arrivals: [], active: [late, long], isEmpty: false });
});
