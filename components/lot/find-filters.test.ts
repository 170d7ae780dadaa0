import { expect, it } from "vitest";
import { mainCurrency, maxRates, maxRateText, sortOf } from "./find-filters";

it.each([
  [null, null, "name"],
  [null, "14.5,121.0", "distance"],
  ["price", "14.5,121.0", "price"],
] as const)("with the order %s near %s sorts by %s", (sort, near, expected) => {
  expect(sortOf({ sort, near })).toBe(expected);
});

it("compares prices in the currency of most lots", () => {
  const lots = ["EUR", "PHP", "PHP"].map((currency) => ({ currency }));
  expect(mainCurrency(lots)).toBe("PHP");
  expect(mainCurrency([])).toBeNull();
  expect(maxRateText(40, "PHP")).toBe("Up to ₱40/h");
  expect(maxRateText(40, null)).toBe("Up to 40/h");
});

it.each([
  ["PHP", null, [40, 60, 80, 100]],
  ["EUR", null, [2, 4, 6, 10]],
  ["EUR", 4, [2, 4, 6, 10]],
  ["EUR", 40, [2, 4, 6, 10, 40]],
  [null, null, [40, 60, 80, 100]],
])("offers highest prices in %s, with %s chosen: %j", (currency, chosen, rates) => {
  expect(maxRates(currency, chosen)).toEqual(rates);
});
