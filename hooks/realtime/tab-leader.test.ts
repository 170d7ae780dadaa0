import { expect, it } from "vitest";
import { alertTurn } from "./tab-leader";

it.each([
  ["the focused tab immediately", { isVisible: true, isFocused: true, isLeader: false }, "now"],
  [
    "a visible leader after a delay",
    { isVisible: true, isFocused: false, isLeader: true },
    "later",
  ],
  [
    "a hidden leader after a delay",
    { isVisible: false, isFocused: false, isLeader: true },
    "later",
  ],
  ["any other tab never", { isVisible: true, isFocused: false, isLeader: false }, "never"],
])("lets %s alert", (_name, tab, turn) => {
  expect(alertTurn(tab)).toBe(turn);
});
