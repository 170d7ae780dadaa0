import { expect, it } from "vitest";
import { namesIn } from "@/lib/event/placeholders";
import { insertVariable } from "./insert-variable";

it.each([
  ["at the cursor", "Gone: ", "lot", [6, 6], { text: "Gone: {lot}", caret: 11 }],
  ["over the selection", "Slot X is", "slot", [5, 6], { text: "Slot {slot} is", caret: 11 }],
  ["into an empty text", "", "n", [0, 0], { text: "{n}", caret: 3 }],
] as const)("inserts a variable %s", (...[, text, name, [from, to], expected]) => {
  expect(insertVariable(text, name, from, to)).toEqual(expected);
});

it("inserts what the server reads as a variable", () => {
  expect(namesIn(insertVariable("to ", "lot", 3, 3).text)).toEqual(["lot"]);
  expect(namesIn("{lot}: slot {slot}, { no } {")).toEqual(["lot", "slot"]);
});
