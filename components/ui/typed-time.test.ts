import { expect, it } from "vitest";
import { readTime } from "./typed-time";

it.each([
  ["9", "09:00"],
  ["09", "09:00"],
  ["930", "09:30"],
  ["0930", "09:30"],
  ["9:30", "09:30"],
  ["9.30", "09:30"],
  [" 23:59 ", "23:59"],
  ["00:00", "00:00"],
  ["24:00", null],
  ["12:60", null],
  ["9:3", null],
  ["noon", null],
  ["", null],
])("reads %j as %j", (typed, time) => {
  expect(readTime(typed)).toBe(time);
});
