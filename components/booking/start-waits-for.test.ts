import { expect, it } from "vitest";
import { isDueInCash, lengthFromBegin, startWaitsFor } from "./start-waits-for";

const booking = {
  status: "pending_payment",
  start_time: "2026-11-26T02:00:00Z",
  created_at: "2026-11-26T02:01:00Z",
  payment_method: "card",
} as const;

it.each([
  ["for now", booking, true, "cash"],
  ["for later", { ...booking, start_time: "2026-11-26T05:00:00Z" }, true, null],
  ["held, not paid yet", { ...booking, status: "held" as const }, false, null],
  ["for now that is requested", { ...booking, status: "requested" as const }, false, "approval"],
  [
    "for now that is requested in cash",
    { ...booking, status: "requested" as const, payment_method: "cash" as const },
    false,
    "cash",
  ],
  ["that runs", { ...booking, status: "active" as const }, false, null],
])("T6: a booking %s", (_, one, isDue, start) => {
  expect(isDueInCash(one)).toBe(isDue);
  expect(startWaitsFor(one)).toBe(start);
});

it.each([
  ["pending_payment", "1 h 30 min from the payment"],
  ["requested", "1 h 30 min from the approval"],
  ["active", null],
] as const)("T6: a booking for now that is %s lasts %s", (status, text) => {
  expect(lengthFromBegin({ ...booking, status, minutes: 90 })).toBe(text);
});
