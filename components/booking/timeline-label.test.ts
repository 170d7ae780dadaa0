import { expect, it } from "vitest";
import { timelineLabel } from "./timeline-label";

it.each([
  ["expired", "Ended"],
  ["pending_payment", "Awaiting cash payment"],
  ["moved_to_slot", "Moved to slot"],
])("calls %s %s", (kind, expected) => {
  expect(timelineLabel(kind)).toBe(expected);
});
