import { describe, expect, it } from "vitest";
import { internationalNumber, withoutNumbers } from "./phone-number";

describe("internationalNumber", () => {
  it("takes the marks out that people write", () => {
    expect(internationalNumber("+63 (917) 123-4567")).toBe("+639171234567");
  });
  it.each(["09171234567", "+1", "+0123456789", "+1;rm", `+${"1".repeat(30)}`])(
    "H90: refuses %j",
    (number) => {
      expect(() => internationalNumber(number)).toThrow(/does not begin/);
    },
  );
});

it("hides numbers in what a provider says", () => {
  expect(withoutNumbers("The 'To' number +63 917-123-4567 is not valid (21211).")).toBe(
    "The 'To' number <number> is not valid (21211).",
  );
});
