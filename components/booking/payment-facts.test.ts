import { expect, it } from "vitest";
import { paymentFacts } from "./payment-facts";

const lot = { timezone: "Asia/Manila" };
const paid = (method: "card" | "cash", amount: string, paid_at: string) => ({
  method,
  amount,
  refunded: "0.00",
  paid_at,
});
const booked = paid("card", "60.00", "2026-11-26T02:00:00Z");
const extended = paid("card", "30.00", "2026-11-26T03:10:00Z");

it("gives one payment its date and its method", () => {
  expect(paymentFacts({ payments: [booked], currency: "PHP", lot })).toEqual([
    ["Paid on", "Thu, 26 Nov 2026, 10:00"],
    ["Paid by", "card"],
  ]);
});

it("lists each of several payments with its date, method and amount", () => {
  const payments = [booked, extended, paid("cash", "15.00", "2026-11-27T00:00:00Z")];
  expect(paymentFacts({ payments, currency: "PHP", lot })).toEqual([
    ["Paid by card", "₱60.00, Thu, 26 Nov 2026, 10:00"],
    ["Paid by card", "₱30.00, Thu, 26 Nov 2026, 11:10"],
    ["Paid by cash", "₱15.00, Fri, 27 Nov 2026, 08:00"],
  ]);
});
