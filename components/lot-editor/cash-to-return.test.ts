import { expect, it } from "vitest";
import { cashToReturn } from "./cash-to-return";

const refund = (refund_cash: string) => ({ refund_cash, currency: "PHP" });

it.each([
  ["nothing is refunded", [], null],
  ["cards alone are", [refund("0.00")], null],
  ["cash is, too", [refund("60.00"), refund("0.00"), refund("45.50")], "₱105.50"],
])("names the cash to hand back when %s", (_, refunded, sum) => {
  expect(cashToReturn(refunded)).toBe(sum && `${sum} in cash has to be handed back at the desk.`);
});
