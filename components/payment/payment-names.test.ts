import { expect, it } from "vitest";
import type { Booking } from "@/lib/domain/booking/schema";
import { paidWith, refundText } from "./payment-names";

const payment = { method: "cash" } as Booking["payment"];

it.each([
  ["both methods", "Card and cash", { payment, paid: ["card", "cash"] as const }],
  ["one method", "Card", { payment, paid: ["card"] as const }],
  ["the method that is to be used, before anything is paid", "Cash", { payment, paid: [] }],
  ["nothing without a payment", "", { payment: null, paid: [] }],
])("names %s", (_, text, { paid, ...booking }) => {
  const paid_at = "2026-11-26T02:00:00Z";
  const amounts = paid.map((method) => ({ method, amount: "30.00", refunded: "0.00", paid_at }));
  expect(paidWith({ ...booking, paid: amounts })).toBe(text);
});

it.each([
  ["one way", "30.00", [["cash", "30.00"]], "₱30.00 at the desk"],
  [
    "the way of the part that is refunded",
    "30.00",
    [
      ["card", "30.00"],
      ["cash", "0.00"],
    ],
    "₱30.00 to the card",
  ],
  [
    "both ways with their sums",
    "90.00",
    [
      ["card", "60.00"],
      ["cash", "30.00"],
    ],
    "₱90.00: ₱60.00 to the card, ₱30.00 at the desk",
  ],
] as const)("says of a refund %s", (_, sum, parts, text) => {
  const paid = parts.map(([method, refunded]) => ({
    method,
    refunded,
    amount: "60.00",
    paid_at: "2026-11-26T02:00:00Z",
  }));
  expect(refundText(sum, { paid, currency: "PHP" })).toBe(text);
});
