import { expect, it } from "vitest";
import type { Booking } from "@/lib/domain/booking/schema";
import { paidWith } from "./payment-names";

const payment = { method: "cash" } as Booking["payment"];

it.each([
  ["both methods", "Card and cash", { payment, paid: ["card", "cash"] as const }],
  ["one method", "Card", { payment, paid: ["card"] as const }],
  ["the method that is to be used, before anything is paid", "Cash", { payment, paid: [] }],
  ["nothing without a payment", "", { payment: null, paid: [] }],
])("names %s", (_, text, { paid, ...booking }) => {
  const amounts = paid.map((method) => ({ method, amount: "30.00" }));
  expect(paidWith({ ...booking, paid: amounts })).toBe(text);
});
