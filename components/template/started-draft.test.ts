import { expect, it } from "vitest";
import { isOvertaken, startOf } from "./started-draft";

const stored = { subject_template: "Cancelled", body_template: "At {lot}", version: 2 };

it.each([
  ["the same version", stored, false],
  ["other words of a later version", { ...stored, body_template: "Gone", version: 3 }, true],
  ["the same words of a later version", { ...stored, version: 3 }, false],
  [
    "an earlier version, which a cache still has",
    { ...stored, body_template: "", version: 1 },
    false,
  ],
])("a draft and %s", (_, now, expected) => {
  expect(isOvertaken(startOf(stored).base, now)).toBe(expected);
});
