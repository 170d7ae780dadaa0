import { expect, it } from "vitest";
import { holdStateOf } from "./use-hold-state";

const at = (hasRunOut: boolean, isSending = false) => ({ hasRunOut, isSending });

it.each([
  ["that runs", "held", at(false), "held"],
  ["that ran out", "held", at(true), "ended"],
  ["that was released or replaced elsewhere", "cancelled", at(false), "ended"],
  ["that was paid in another tab", "active", at(false), "booked"],
  ["that this form has just paid", "active", at(true, true), "held"],
] as const)("knows a hold %s", (_, status, circumstances, expected) => {
  expect(holdStateOf(status, circumstances)).toBe(expected);
});
