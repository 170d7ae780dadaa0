import { expect, it } from "vitest";
import { sortOf } from "./find-filters";

it.each([
  [null, null, "name"],
  [null, "14.5,121.0", "distance"],
  ["price", "14.5,121.0", "price"],
] as const)("with the order %s near %s sorts by %s", (sort, near, expected) => {
  expect(sortOf({ sort, near })).toBe(expected);
});
