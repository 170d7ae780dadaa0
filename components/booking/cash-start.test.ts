import { expect, it } from "vitest";
import type { Booking } from "@/lib/domain/booking/schema";
import { isDueInCash, startsWithCash } from "./cash-start";

const cash = { method: "cash" } as Booking["payment"];
const booking = {
  status: "pending_payment",
  payment: cash,
  start_time: "2026-11-26T02:00:00Z",
  created_at: "2026-11-26T02:01:00Z",
} as const;

it.each([
  ["for now", booking, true, true],
  ["for later", { ...booking, start_time: "2026-11-26T05:00:00Z" }, true, false],
  ["for now whose card is charged", { ...booking, status: "held" as const }, true, true],
  ["held, not paid yet", { ...booking, status: "held" as const, payment: null }, false, false],
  ["that runs", { ...booking, status: "active" as const }, false, false],
])("T6: a booking %s", (_, one, isDue, startsThen) => {
  expect(isDueInCash(one)).toBe(isDue);
  expect(startsWithCash(one)).toBe(startsThen);
});
