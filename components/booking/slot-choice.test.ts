import { expect, it } from "vitest";
import { canSelect, slotChoiceOf } from "./slot-choice";

const quiet = { ownStatus: undefined, hasConflicts: false };

it.each([
  ["a free slot", { state: "available", mine: false }, quiet, "free"],
  ["a free slot with a rival", { state: "available", mine: false }, conflicts(), "taken"],
  ["another driver's hold", { state: "held", mine: false }, quiet, "taken"],
  ["an occupied slot", { state: "occupied", mine: false }, quiet, "taken"],
  ["a closed slot", { state: "maintenance", mine: false }, quiet, "taken"],
  ["the driver's own hold", { state: "held", mine: true }, conflicts("held"), "held"],
  ["an own hold that is still loading", { state: "held", mine: true }, quiet, "held"],
  ["an own unpaid booking", { state: "held", mine: true }, own("pending_payment"), "booked"],
  ["an own request", { state: "held", mine: true }, own("requested"), "booked"],
  ["an own booking", { state: "booked", mine: true }, own("confirmed"), "booked"],
  ["an own booking that runs", { state: "occupied", mine: true }, own("active"), "booked"],
] as const)("%s", (_, slot, circumstances, expected) => {
  expect(slotChoiceOf(slot, circumstances)).toBe(expected);
});

it.each([
  ["available", false, true],
  ["held", true, true],
  ["held", false, false],
  ["booked", true, false],
  ["maintenance", false, false],
] as const)("a slot that is %s (own: %s) can be selected: %s", (state, mine, expected) => {
  expect(canSelect({ state, mine })).toBe(expected);
});

function own(ownStatus: "pending_payment" | "requested" | "confirmed" | "active") {
  return { ownStatus, hasConflicts: false };
}
function conflicts(ownStatus?: "held") {
  return { ownStatus, hasConflicts: true };
}
