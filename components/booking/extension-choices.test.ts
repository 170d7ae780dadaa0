import { expect, it } from "vitest";
import { extensionChoices, extensionPrice, offersOther } from "./extension-choices";

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

it.each([
  [0, false],
  [90, false],
  [120, false],
  [121, true],
  [1000, true],
])("when %i minutes are possible, another length than these is: %s", (most, expected) => {
  expect(offersOther(extensionChoices(most), most)).toBe(expected);
});
