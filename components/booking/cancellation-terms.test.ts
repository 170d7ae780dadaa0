import { expect, it, vi } from "vitest";
import { freeCancellationNote, refundText } from "./cancellation-terms";

vi.mock("@/hooks/server-clock", () => ({
  serverNow: () => Date.parse("2026-11-21T06:00:00Z"),
}));

it.each([
  [100, "full refund"],
  [50, "50 % refund"],
  [0, "no refund"],
])("calls %i percent %s", (percent, expected) => {
  expect(refundText(percent)).toBe(expected);
});

it.each([
  ["2026-11-21T06:00:01Z", "free cancellation until 14:00"],
  ["2026-11-21T06:00:00Z", "no free cancellation"],
])("promises free cancellation only before %s", (free_cancel_until, expected) => {
  expect(freeCancellationNote({ free_cancel_until }, "Asia/Manila", "Asia/Manila")).toBe(expected);
});

it("T6: names the zone of a lot whose clock is not the reader's", () => {
  const policy = { free_cancel_until: "2026-11-21T06:30:00Z" };
  expect(freeCancellationNote(policy, "Europe/Berlin", "Asia/Manila")).toBe(
    "free cancellation until 07:30 GMT+1",
  );
});
