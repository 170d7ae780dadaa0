import { expect, it } from "vitest";
import { minutesLeftText } from "./countdown-text";

it.each([
  [601, ""],
  [600, "10 minutes left"],
  [301, "10 minutes left"],
  [300, "5 minutes left"],
  [60, "1 minute left"],
  [1, "1 minute left"],
  [0, "Your time has ended"],
  [-30, "Your time has ended"],
])("%i seconds before the end a screen reader hears %j", (seconds, expected) => {
  expect(minutesLeftText(seconds)).toBe(expected);
});
