import { expect, it } from "vitest";
import { isGood, outcomeWords } from "./outcome-words";

it.each([
  ["verified", "Ada Cruz", "Verified by Ada 10:42", true],
  ["approved", "Maria Santos", "Approved by Maria 10:42", true],
  ["declined", "Ben", "Declined by Ben 10:42", false],
  ["released", "Parkmate", "Released by Parkmate 10:42", false],
])("an item %s by %s reads %s", (outcome, by, text, good) => {
  expect(outcomeWords({ outcome, by }, "10:42")).toBe(text);
  expect(isGood(outcome)).toBe(good);
});
