import { expect, it } from "vitest";
import { isRate, degreesOf, rateOf, isVat } from "./typed-values";

it.each([
  ["60", "60.00"],
  [" 60.5 ", "60.50"],
  ["60,25", "60.25"],
  ["9999.99", "9999.99"],
])("reads %o as the rate %s", (typed, rate) => {
  expect(rateOf(typed)).toBe(rate);
  expect(isRate(rateOf(typed))).toBe(true);
});

it.each(["", "-1", "10000", "sixty", "1.234"])("does not take %o for a rate", (typed) => {
  expect(isRate(rateOf(typed))).toBe(false);
});

it("reads both degrees of a place that was copied from a map", () => {
  expect(degreesOf(" 7.0722, 125.6093 ")).toEqual({ latitude: "7.0722", longitude: "125.6093" });
  expect(degreesOf("(-33.86 151.2)")).toEqual({ latitude: "-33.86", longitude: "151.2" });
  expect(degreesOf("Davao, 12")).toBeNull();
});

it.each([
  ["0", true],
  ["12", true],
  ["50", true],
  ["51", false],
  ["-1", false],
  ["7.5", false],
  ["", false],
])("takes %j as a rate of tax: %s", (text, expected) => expect(isVat(text)).toBe(expected));
