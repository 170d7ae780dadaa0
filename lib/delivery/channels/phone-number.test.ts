import { describe, expect, it } from "vitest";
import { internationalNumber, isInCountries, withoutNumbers } from "./phone-number";

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

it.each([
  { codes: undefined, isIn: true },
  { codes: "65,63", isIn: true },
  { codes: "1,44", isIn: false },
])("S0.37: +63 is in $codes: $isIn", ({ codes, isIn }) =>
  expect(isInCountries("+639171234567", codes)).toBe(isIn),
);

it("hides numbers in what a provider says", () => {
  expect(withoutNumbers("The 'To' number +63 917-123-4567 is not valid (21211).")).toBe(
    "The 'To' number <number> is not valid (21211).",
  );
});
