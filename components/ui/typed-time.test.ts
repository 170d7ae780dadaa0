import { expect, it } from "vitest";
import { readClosingTime, readTime } from "./typed-time";

it.each([
  ["9", "09:00"],
  ["09", "09:00"],
  ["930", "09:30"],
  ["0930", "09:30"],
  ["9:30", "09:30"],
  ["9.30", "09:30"],
  [" 23:59 ", "23:59"],
  ["00:00", "00:00"],
  ["7pm", "19:00"],
  ["7 pm", "19:00"],
  ["7:05 PM", "19:05"],
  ["7.30 p.m.", "19:30"],
  ["9am", "09:00"],
  ["12am", "00:00"],
  ["12 pm", "12:00"],
  ["13pm", null],
  ["0am", null],
  ["24:00", null],
  ["12:60", null],
  ["9:3", null],
  ["noon", null],
  ["", null],
])("reads %j as %j", (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

it.each([
  ["24:00", "00:00"],
  [" 24.00 ", "00:00"],
  ["24", "00:00"],
  ["5pm", "17:00"],
  ["24:30", null],
  ["25:00", null],
])("reads %j as the closing time %j", (typed, time) => {
  expect(readClosingTime(typed)).toBe(time);
});
