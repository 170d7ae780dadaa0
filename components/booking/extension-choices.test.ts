import { expect, it } from "vitest";
import { extensionChoices, extensionPrice } from "./extension-choices";

it.each([
  [0, []],
  [14, []],
  [15, [15]],
  [30, [30]],
  [45, [30, 45]],
  [90, [30, 60, 90]],
  [120, [30, 60, 120]],
  [1000, [30, 60, 120]],
])("when %i minutes are possible, offers %j", (most, expected) => {
  expect(extensionChoices(most)).toEqual(expected);
});

it("prices an extension as the server does", () => {
  expect(extensionPrice(45, "50.00", "PHP")).toBe("37.50");
});
