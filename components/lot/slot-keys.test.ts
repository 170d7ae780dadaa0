import { expect, it } from "vitest";
import { cellAfter, isMoveKey } from "./slot-keys";

// a1 a2 a3
// b1 b2
// c1 c2 c3
const rows = ["a1 a2 a3", "b1 b2", "c1 c2 c3"].map((row) => row.split(" ").map((id) => ({ id })));

it.each([
  ["ArrowRight", "a1", "a2"],
  ["ArrowRight", "a3", "b1"],
  ["ArrowRight", "c3", undefined],
  ["ArrowLeft", "b1", "a3"],
  ["ArrowLeft", "a1", undefined],
  ["ArrowDown", "a1", "b1"],
  ["ArrowDown", "a3", "b2"],
  ["ArrowDown", "c2", "c2"],
  ["ArrowUp", "c3", "b2"],
  ["ArrowUp", "a2", "a2"],
  ["Home", "b2", "b1"],
  ["End", "a1", "a3"],
  ["PageUp", "c2", "a2"],
  ["PageDown", "a2", "c2"],
])("%s moves from %s to %s", (key, from, to) => {
  expect(cellAfter(rows, from, { key, ctrlKey: false })?.id).toBe(to);
});

it.each([
  ["Home", "a1"],
  ["End", "c3"],
])("%s with Ctrl moves to the corner %s", (key, to) => {
  expect(cellAfter(rows, "b1", { key, ctrlKey: true })?.id).toBe(to);
});

it("starts at the first cell when the current one has left the plan", () => {
  expect(cellAfter(rows, "gone", { key: "ArrowDown", ctrlKey: false })?.id).toBe("a1");
});

it.each([
  ["ArrowUp", true],
  ["Enter", false],
  ["toString", false],
])("the key %s moves the focus: %s", (key, expected) => {
  expect(isMoveKey(key)).toBe(expected);
});
