import { expect, it } from "vitest";
import { formatWhole, revenueComparison } from "./revenue-comparison";

// A Monday, wherever the test runs.
const summary = { date: "2026-11-23", currency: "PHP" };

it.each([
  ["112.00", "100.00", "+12 % on last Monday by now"],
  ["88.00", "100.00", "−12 % on last Monday by now"],
  ["100.00", "100.00", "±0 % on last Monday by now"],
  ["400.00", "100.00", "+300 % on last Monday by now"],
  ["401.00", "100.00", "₱100 last Monday by now"],
  ["100.00", "0.00", null],
])("compares %s with last week's %s: %s", (revenue, revenue_last_week, text) => {
  expect(revenueComparison({ ...summary, revenue, revenue_last_week })).toBe(text);
});

it.each([
  ["1200.00", "₱1,200"],
  ["1200.50", "₱1,200.50"],
])("leaves out only zero cents: %s is %s", (amount, text) => {
  expect(formatWhole(amount, "PHP")).toBe(text);
});
