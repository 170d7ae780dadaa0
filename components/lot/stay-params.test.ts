import { expect, it } from "vitest";
import { parseAsMinutes, parseAsStart } from "./stay-params";

it.each([
  ["2026-11-22T10:00", "2026-11-22T10:00"],
  ["2026-13-22T10:00", null],
  ["2026-11-22 10:00", null],
  ["2026-11-22T10:00:30", null],
  ["now", null],
])("reads the start %j as %j", (text, start) => {
  expect(parseAsStart.parse(text)).toBe(start);
});

it.each([
  ["60", 60],
  ["1", 15],
  ["999999", 43_200],
  ["long", null],
])("reads the length %j as %j minutes", (text, minutes) => {
  expect(parseAsMinutes.parse(text)).toBe(minutes);
});
