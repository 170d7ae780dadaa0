import { expect, it } from "vitest";
import { toggleIds } from "./use-selection";

it.each([
  ["adds to an empty selection", [], ["a", "b"], ["a", "b"]],
  ["completes a partial selection", ["a"], ["a", "b"], ["a", "b"]],
  ["removes ids that were all selected", ["a", "b", "c"], ["a", "b"], ["c"]],
])("%s", (_name, before, toggled, expected) => {
  expect([...toggleIds(new Set(before), toggled)]).toEqual(expected);
});
