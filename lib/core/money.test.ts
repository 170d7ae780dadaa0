import { expect, it } from "vitest";
import { formatDecimal, formatMoney, toDecimal, toMinor } from "./money";

it.each([
  [0, "0.00"],
  [5, "0.05"],
  [12_000, "120.00"],
  [-5, "-0.05"],
  [-12_345, "-123.45"],
])("writes %i minor units as %s and reads them back", (minor, decimal) => {
  expect(toDecimal(minor)).toBe(decimal);
  expect(toMinor(decimal)).toBe(minor);
});

it("is exact where floating point is not", () => {
  expect(toMinor("1.15")).toBe(115);
  expect(toMinor("4.35")).toBe(435);
});

it.each([
  [12_000, "PHP", "₱120.00"],
  [123_456_789, "PHP", "₱1,234,567.89"],
  [-5, "EUR", "-€0.05"],
])("shows %i minor units of %s as %s", (minor, currency, text) => {
  expect(formatMoney(minor, currency)).toBe(text);
  expect(formatDecimal(toDecimal(minor), currency)).toBe(text);
});
