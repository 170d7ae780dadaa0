import { expect, it } from "vitest";
import { groupDigits, tokenOf } from "./test-cards";

it.each([
  ["", ""],
  ["4242", "4242"],
  ["42424", "4242 4"],
  ["4242-4242x4242 4242", "4242 4242 4242 4242"],
  ["42424242424242429999", "4242 4242 4242 4242"],
])("groups the digits of %j as %j", (typed, expected) => {
  expect(groupDigits(typed)).toBe(expected);
});

it.each([
  ["4242 4242 4242 4242", "tok_ok"],
  ["4000000000000002", "tok_declined"],
  ["4000 0000 0000 0119", "tok_timeout"],
  ["5555 5555 5555 4444", undefined],
  ["", undefined],
])("knows the token of %j: %s", (number, expected) => {
  expect(tokenOf(number)).toBe(expected);
});
